using System.Globalization;
using Microsoft.Net.Http.Headers;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>
/// Answers 503 with Retry-After where no hash could be had in time; the status code pages draw the page.
/// </summary>
public static class BusyResponses
{
    /// <summary>What the page says too (copy.md, 503 busy).</summary>
    public const int RetryAfterSeconds = 30;

    /// <summary>Stands inside the status code pages and outside the pages that hash.</summary>
    public static IApplicationBuilder UseBusyResponses(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (PasswordQueueFullException) when (!context.Response.HasStarted)
                {
                    // What a request began and could not finish leaves no cookie behind.
                    context.Response.Headers.Remove(HeaderNames.SetCookie);
                    context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                }
            }
        );
}
