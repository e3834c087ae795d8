using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>Keeps delivery reports on the message they speak of.</summary>
public sealed class SmsReports(MiftahDb db) : ISmsReports
{
    public async Task<bool> RecordAsync(byte[] tokenHash, SmsReport report, DateTime now, CancellationToken cancel)
    {
        var sms = await db.SmsMessages.SingleOrDefaultAsync(x => x.ReportTokenHash == tokenHash, cancel);
        if (sms is null)
            return false;
        await db.ChangeAsync(sms, x => x.Report(report, now), cancel);
        return true;
    }
}

/// <summary>Changes a message although a report and the gateway's answer may meet at its row.</summary>
internal static class SmsChanges
{
    private const int TriesMax = 5;

    /// <summary>
    /// Applies <paramref name="change"/> and saves; if the row moved meanwhile, to its newest state again.
    /// </summary>
    public static async Task ChangeAsync(
        this MiftahDb db,
        SmsMessage sms,
        Action<SmsMessage> change,
        CancellationToken cancel
    )
    {
        for (var tries = 1; ; tries++)
        {
            change(sms);
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (tries < TriesMax)
            {
                await db.Entry(sms).ReloadAsync(cancel);
            }
        }
    }
}
