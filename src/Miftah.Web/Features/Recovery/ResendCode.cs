using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Recovery;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Outbox: a new code was asked for on page 4. Where the details were not right, or are not yet known, nothing happens.
/// </summary>
public sealed class ResendCode(
    MiftahDb db,
    SendRecoveryCode send,
    ISimSwaps simSwaps,
    PersonalDataSeal personal,
    TimeProvider clock
) : IOutboxHandler
{
    public static string Kind => AskCodeAgain.Kind;

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var attempt = await db
            .RecoveryAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt is not { Verdict: Verdict.Matched, CodeUsedAt: null } || !attempt.IsOpen(clock.Now()))
            return null;
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == attempt.AccountId, cancel);
        // The details were right for the account as it was: a changed mobile or state ends the attempt.
        if (account.Version != attempt.AccountVersion || !account.State.Allows().RemoteRecovery)
            return null;
        // The SIM may have changed since the first code: a thief would ask for the second.
        var mobile = personal.Open(account).Mobile;
        if (await simSwaps.AskAsync(mobile, ISimSwaps.WithinHours, cancel) == SimVerdict.Settled)
            await send.AgainAsync(attempt, account, cancel);
        return null;
    }
}
