namespace Miftah.Web.Doors;

/// <summary>
/// Refuses what another site sends in a person's browser, by the browser's own word (Sec-Fetch-Site). Browsers that do
/// not say it are left to the token that every form carries.
/// </summary>
public static class OwnPosts
{
    /// <summary>Stands inside the status code pages, which draw the refusal.</summary>
    public static IApplicationBuilder UseOwnPosts(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!IsForeign(context.Request))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );

    // "none" is a person's own doing: an address typed, a form sent again by hand.
    private static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
        && site.Any(x => x is not ("same-origin" or "none"));
}
