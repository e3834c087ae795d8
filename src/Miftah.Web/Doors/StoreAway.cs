using System.Data.Common;
using System.Globalization;

namespace Miftah.Web.Doors;

/// <summary>
/// Answers 503 where the database fails. What could not be counted is not compared: the failure ends the request.
/// </summary>
public static partial class StoreAway
{
    private const int RetryAfterSeconds = 30;

    /// <summary>Stands inside the status code pages and outside everything that asks the database.</summary>
    public static IApplicationBuilder UseStoreAway(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(StoreAway));
        return app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (DbException failure) when (!context.Response.HasStarted)
                {
                    LogAway(log, failure);
                    // What a request began and could not finish leaves no cookie behind.
                    context.Response.Clear();
                    context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                }
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed.")]
    private static partial void LogAway(ILogger log, Exception failure);
}
