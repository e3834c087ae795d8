using System.Text;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Outbox: sends the code that proves a new number. Where the number is another account's, its phone is told so without
/// a code: who asked learns nothing from the page or its time. Past its caps it is silent.
/// </summary>
public sealed class SendNewNumberCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    AccountIndex find,
    SubjectSealer sealer,
    PersonalDataSeal personal,
    ISimSwaps simSwaps,
    QueueSms sms,
    SmsCaps caps,
    Notify notify,
    TimeProvider clock
) : IOutboxHandler
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public static string Kind => "send-new-number-code";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        var change = await db.NumberChanges.AsNoTracking().SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (change is null || !change.IsOpen(now) || change.CodesSent >= NumberChange.CodesMax)
            return null;
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == change.AccountId, cancel);
        if (change.ProvedByMobile)
            switch (await simSwaps.AskAsync(personal.Open(account).Mobile, ISimSwaps.WithinHours, cancel))
            {
                case SimVerdict.Changed:
                    return await StopAsync(change, account, now, cancel);
                case SimVerdict.Unavailable:
                    return now + AskAgainAfter;
            }
        await SendAsync(change, account, NumberOf(change, account), now, cancel);
        return null;
    }

    private string NumberOf(NumberChange change, SubscriberAccount account) =>
        Encoding.UTF8.GetString(sealer.Open(account.DataKey, NumberChange.NumberAt(change.Id), change.NumberSealed));

    // Whoever has the old number's new SIM may not be who registered it: their code alone moves the number nowhere.
    private async Task<DateTime?> StopAsync(
        NumberChange change,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var stopped = await db.NumberChanges.Where(x => x.Id == change.Id).EndAsync(now, cancel);
        if (stopped != 1)
            return null;
        notify.Say(account, SmsPurpose.SimChanged);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.NumberChangeStopped,
                account.Id,
                Actor.System,
                change.Within,
                now,
                reason: Reasons.SimChanged
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task SendAsync(
        NumberChange change,
        SubscriberAccount account,
        string number,
        DateTime now,
        CancellationToken cancel
    )
    {
        var key = index.Of(IndexPurpose.Mobile, number);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            await budgets.DebitAsync(account.IdentityKey, GuessKind.NewNumberSend, true, now, cancel) is null
            || await budgets.DebitAsync(key, GuessKind.NewNumberSendToNumber, true, now, cancel) is null
            || await caps.TakeCodeAsync(number, now, cancel) is not null
        )
            return; // Rolled back with what was taken; the code in hand stays good.
        var isTaken = await IsTakenAsync(account, number, cancel);
        var code = Secrets.NewCode();
        var endsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes);
        if (!await StoreAsync(change, isTaken ? null : OneTimeCode.Hash(index, change.Id, code), endsAt, now, cancel))
            return;
        if (isTaken)
            sms.Add(SmsPurpose.NumberTaken, number, account.Language, new());
        else
            sms.Add(SmsPurpose.NewNumberCode, number, account.Language, new(Code: code), endsAt);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private Task<bool> IsTakenAsync(SubscriberAccount account, string number, CancellationToken cancel)
    {
        var found = find.ByMobile(number);
        return db.Accounts.AnyAsync(
            x => x.Id != account.Id && (x.MobileIndex == found.InUse || x.MobileIndex == found.Other),
            cancel
        );
    }

    // Only the change as it was read: of two workers one sends. A new code kills the former and has its own tries.
    private async Task<bool> StoreAsync(
        NumberChange change,
        byte[]? hash,
        DateTime endsAt,
        DateTime now,
        CancellationToken cancel
    ) =>
        await db
            .NumberChanges.Where(x =>
                x.Id == change.Id && x.EndedAt == null && x.CodeUsedAt == null && x.CodesSent == change.CodesSent
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.CodeHash, hash)
                        .SetProperty(x => x.CodeEndsAt, endsAt)
                        .SetProperty(x => x.CodeAskedAt, now)
                        .SetProperty(x => x.CodeTries, 0)
                        .SetProperty(x => x.CodesSent, x => x.CodesSent + 1),
                cancel
            ) == 1;
}
