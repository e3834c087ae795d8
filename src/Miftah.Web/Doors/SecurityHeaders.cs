namespace Miftah.Web.Doors;

/// <summary>
/// The headers of every response, at every door: own files only, nothing framed, nothing told to other sites.
/// </summary>
public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), otp-credentials=(self), payment=(), usb=(), browsing-topics=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, Portal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Permissions-Policy"] = PermissionsPolicy;
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    headers["X-Frame-Options"] = "DENY";
                    if (portal.OriginOf(context.CameThrough()).Scheme == Uri.UriSchemeHttps)
                        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                    // Pages are personal or may become so; files with a fingerprint say for themselves how long they
                    // keep.
                    if (
                        headers.CacheControl.Count == 0
                        || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
                    )
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }
}
