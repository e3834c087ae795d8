using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Miftah.BrowserTests.Support;

/// <summary>The pages of the staff door, by their routes: "staff/cases/{id}".</summary>
internal static class StaffRoutes
{
    /// <summary>All that can be looked at: not the way out, which is a button, and not a file.</summary>
    public static Task<IReadOnlyList<string>> StaffRoutesAsync(this LivePortal portal) =>
        portal.InScopeAsync(services =>
            Task.FromResult<IReadOnlyList<string>>([
                .. services
                    .GetRequiredService<EndpointDataSource>()
                    .Endpoints.OfType<RouteEndpoint>()
                    .Where(x => x.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                    .Select(x => x.RoutePattern.RawText!.TrimStart('/'))
                    .Where(x => x.StartsWith("staff", StringComparison.Ordinal))
                    .Where(x => x != "staff/sign-out" && !x.EndsWith(".csv", StringComparison.Ordinal))
                    .Distinct(StringComparer.Ordinal),
            ])
        );

    /// <summary>The route of a path, the most exact of several; empty where none is.</summary>
    public static string RouteOf(this IReadOnlyList<string> routes, string path) =>
        routes
            .Where(x => new TemplateMatcher(TemplateParser.Parse(x), []).TryMatch(path, []))
            .OrderBy(x => x.Count(sign => sign == '{'))
            .FirstOrDefault("");
}
