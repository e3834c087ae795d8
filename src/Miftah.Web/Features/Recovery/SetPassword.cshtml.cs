using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>Page 5: the username, and a new password. The only page that ever shows a username.</summary>
public sealed class SetPasswordModel(
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock,
    StorePassword store,
    NewPasswordRules rules,
    PersonalDataSeal personal
) : RecoveryPage(db, cookies, clock)
{
    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? RepeatPassword { get; set; }

    public string Username => personal.Open(account).Username;

    /// <summary>How many characters a password has at least and at most, as the sentences say it.</summary>
    public (string Name, object? Value)[] PasswordValues => this.T().PasswordValues(rules.Policy);

    protected override RecoveryStep Step => RecoveryStep.SetPassword;

    private SubscriberAccount account = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        foreach (var (field, problem) in rules.Problems(NewPassword, RepeatPassword, account))
            Refuse(field, problem, PasswordValues);
        if (Refusals.Count > 0)
            return Page();
        var result = await store.TryAsync(Attempt, account, NewPassword!, HttpContext, cancel);
        if (result is Result<RecoveryStep>.Refused { Why: var why })
            return why == StorePassword.AttemptEnded
                ? await EndedAsync(cancel)
                : ShowRefusal(nameof(NewPassword), why, PasswordValues);
        return GoTo(RecoveryStep.Done);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        var now = Now;
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var left = await OpenRow.ExecuteUpdateAsync(
            set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.ClaimSealed, (byte[]?)null),
            cancel
        );
        if (left == 1)
            Db.AuditRecords.Add(
                AuditRecord.New(
                    Acts.RecoveryLeft,
                    account.Id,
                    Actor.Claimant,
                    Attempt.Id,
                    now,
                    proofs: "challenge,document,sms-code",
                    device: Attempt.DeviceLabel
                )
            );
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Redirect($"{Request.PathBase}/sign-in?ended=left");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        account = await Db.Accounts.AsNoTracking().SingleAsync(x => x.Id == Attempt.AccountId);
        return account.Version == Attempt.AccountVersion ? null : await EndedAsync(CancellationToken.None);
    }

    // Pressed twice, the second post finds the attempt ended by the first: it must not say that nothing was changed.
    private async Task<IActionResult> EndedAsync(CancellationToken cancel) =>
        await Db.RecoveryAttempts.AnyAsync(x => x.Id == Attempt.Id && x.PasswordSetAt != null, cancel)
            ? GoTo(RecoveryStep.Done)
            : Redirect($"{Request.PathBase}/recover?ended={SomethingElse}");
}
