using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Recovery;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Desk;

/// <summary>Reads how an account stands. It writes nothing.</summary>
public sealed class ReadStanding(MiftahDb db, SmsFates fates, MailFates mails)
{
    private static readonly GuessKind[] Recovery =
    [
        GuessKind.RecoveryAnswer,
        GuessKind.RecoveryCode,
        GuessKind.RecoverySend,
    ];

    public async Task<Standing> OfAsync(
        SubscriberAccount account,
        string mobile,
        string? email,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        var cases = await db
            .Cases.AsNoTracking()
            .Where(x => x.AccountId == account.Id && x.EndedAt == null)
            .OrderBy(x => x.OpenedAt)
            .Select(x => new OpenCaseSeen(x.Reference, x.Kind, x.State, x.OpenedAt))
            .ToListAsync(cancel);
        return new(
            account.State,
            account.IsOnHold(now) ? account.HoldEndsAt : null,
            await OpensAsync(account.IdentityKey, now, cancel),
            await fates.OfAsync(mobile, cancel),
            email is null ? [] : await mails.OfAsync(email, cancel),
            cases
        );
    }

    /// <summary>The latest message that was sent because of a request, to the mobile that it named.</summary>
    public async Task<SmsFate?> MessageOfAsync(AttemptFound attempt, Standing? standing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var sent = standing?.Messages ?? (attempt.Mobile is { } to ? await fates.OfAsync(to, cancel) : []);
        var purposes = attempt.IsEnrolment ? AttemptSeen.OfEnrolment : AttemptSeen.OfRecovery;
        return sent.FirstOrDefault(x => purposes.Contains(x.Purpose) && x.CreatedAt >= attempt.StartedAt);
    }

    // What a browser that nobody knows would be told: the earliest moment at which every budget takes a try.
    private async Task<DateTime?> OpensAsync(byte[] key, DateTime now, CancellationToken cancel)
    {
        var rows = await db
            .GuessBudgets.AsNoTracking()
            .Where(x => x.Key == key && x.Lane == GuessLane.Stranger && Recovery.Contains(x.Kind))
            .ToListAsync(cancel);
        var opens = rows.Select(x => GuessLimit.Of(x.Kind, x.Lane).OpensAt(x.Times, x.Consecutive, now)).Max();
        return opens > now ? opens : null;
    }
}
