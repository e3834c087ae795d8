using Microsoft.AspNetCore.Diagnostics;
using Miftah.Web.Text;

namespace Miftah.Web.Shared;

/// <summary>The address of the page being shown, in either language; an error page stands for the page that was asked for.</summary>
public static class LanguageSwitch
{
    /// <summary>The path and query of this page in <paramref name="language"/>.</summary>
    public static string AddressOf(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Prefix + PathOf(context) + QueryOf(context);
    }

    /// <summary>The path of this page in <paramref name="language"/>, without the query, for search engines.</summary>
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
        if (asked is null)
            return context.Request.Path;
        // Depending on the order of middleware, the path that failed may still have its prefix.
        return new PathString(asked).StartsWithSegments(Language.English.Prefix, StringComparison.Ordinal, out var rest)
            ? (rest.HasValue ? rest : "/")
            : new PathString(asked);
    }

    private static string? QueryOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } replaced
            ? replaced.OriginalQueryString
            : context.Request.QueryString.Value;
}
