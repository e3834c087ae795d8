using System.Globalization;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Sms;

/// <summary>Where Kannel tells what became of a message: GET /gateway/sms-report/{token}?status=%d.</summary>
/// <remarks>
/// The token is the proof: 256 bits that only Kannel was told. Answers have no body, whatever was asked.
/// </remarks>
public static class KannelReports
{
    public const string Path = "/gateway/sms-report";
    private const int TokenLengthMax = 64;

    public static void MapKannelReports(this IEndpointRouteBuilder app) =>
        app.MapGet(
            Path + "/{token}",
            async (string token, string? status, ISmsReports reports, TimeProvider clock, CancellationToken cancel) =>
            {
                if (Read(status) is not { } report)
                    return Results.BadRequest();
                var known =
                    token.Length <= TokenLengthMax
                    && await reports.RecordAsync(Secrets.Hash(token), report, clock.Now(), cancel);
                return known ? Results.NoContent() : Results.NotFound();
            }
        );

    /// <summary>Kannel's delivery values. Source: Kannel 1.4.5 user guide, "Delivery reports".</summary>
    private static SmsReport? Read(string? status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value switch
            {
                1 => SmsReport.Delivered,
                2 => SmsReport.Undelivered,
                4 => SmsReport.Queued,
                8 => SmsReport.Submitted,
                16 => SmsReport.Rejected,
                _ => null,
            }
            : null;
}
