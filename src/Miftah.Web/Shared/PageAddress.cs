using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Miftah.Web.Text;

namespace Miftah.Web.Shared;

/// <summary>
/// The address of the page being shown, in either language; an error page stands for the page that was asked for.
/// </summary>
public static class PageAddress
{
    /// <summary>The path and query of this page in <paramref name="language"/>.</summary>
    public static string In(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Prefix + PathOf(context) + QueryOf(context);
    }

    /// <summary>
    /// The path of this page in <paramref name="language"/>, without the query, for search engines.
    /// </summary>
    public static string PathOf(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Prefix + PathOf(context);
    }

    /// <summary>The page is shown in place of another that failed.</summary>
    public static bool IsReplaced(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerPathFeature>() is not null;
    }

    private static PathString PathOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked =
            context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        var path = asked is null ? context.Request.Path : new PathString(asked);
        // Depending on the order of middleware, the path that failed may still have its prefix.
        if (
            asked is not null
            && path.StartsWithSegments(Language.English.Prefix, StringComparison.Ordinal, out var rest)
        )
            path = rest;
        // One slash only: an address that begins with two leads to another site.
        return new PathString("/" + path.Value?.TrimStart('/'));
    }

    // The handler that showed the page is not part of its address.
    private static string QueryOf(HttpContext context)
    {
        var query =
            context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString
            ?? context.Request.QueryString.Value;
        var kept = QueryHelpers
            .ParseQuery(query)
            .Where(x => !string.Equals(x.Key, "handler", StringComparison.Ordinal));
        return QueryString.Create(kept).Value ?? "";
    }
}
