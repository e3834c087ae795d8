using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Messaging;

namespace Miftah.Data.Messaging;

/// <summary>
/// Counts SMS before they are promised: each costs money, so the counts hold over nodes and over a restart.
/// </summary>
public sealed class SmsCounts(MiftahDb db)
{
    /// <summary>Takes one SMS from each cap, or from none.</summary>
    /// <returns>The cap that is reached; null when all had room.</returns>
    /// <remarks>One conditional update a cap: of N parallel SMS at most the cap get through, on any node.</remarks>
    public async Task<SmsCap?> DebitAsync(IReadOnlyList<SmsCap> caps, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caps);
        for (var i = 0; i < caps.Count; i++)
        {
            if (await TakeAsync(caps[i], now, cancel))
                continue;
            await CreditAsync([.. caps.Take(i)], now, cancel);
            return caps[i];
        }
        return null;
    }

    /// <summary>Gives one SMS back to each cap: it was not sent.</summary>
    public async Task CreditAsync(IReadOnlyList<SmsCap> caps, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caps);
        foreach (var cap in caps)
            await Row(cap, now)
                .Where(x => x.Sent > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Sent, x => x.Sent - 1), cancel);
    }

    /// <summary>Windows that began at <paramref name="from"/> or later, by the index on their beginning.</summary>
    public Task<List<SmsCount>> SinceAsync(DateTime from, CancellationToken cancel) =>
        db.SmsCounts.AsNoTracking().Where(x => x.StartsAt >= from).ToListAsync(cancel);

    private async Task<bool> TakeAsync(SmsCap cap, DateTime now, CancellationToken cancel)
    {
        if (await AddAsync(cap, now, cancel))
            return true;
        // The window has just begun, or the cap is reached.
        await db.EnsureSmsCountAsync(cap.Scope, cap.Hours, cap.StartOf(now), cancel);
        return await AddAsync(cap, now, cancel);
    }

    private async Task<bool> AddAsync(SmsCap cap, DateTime now, CancellationToken cancel) =>
        await Row(cap, now)
            .Where(x => x.Sent < cap.Max)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Sent, x => x.Sent + 1), cancel) == 1;

    private IQueryable<SmsCount> Row(SmsCap cap, DateTime now)
    {
        var start = cap.StartOf(now);
        return db.SmsCounts.Where(x => x.Scope == cap.Scope && x.Hours == cap.Hours && x.StartsAt == start);
    }
}
