using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The code that came to the new mobile. With the finger it replaces the registered one at once: no hold begins, and a
/// running one ends.
/// </summary>
public sealed class MobileCodeModel(
    MiftahDb db,
    ProveNewNumber prove,
    ReplaceMobile replace,
    LiftHold lift,
    FinishTask finish,
    Cookies cookies,
    TimeProvider clock
) : MobilePage(db, cookies, clock)
{
    private static readonly Refusal Unchanged = new("visit.mobile-unchanged");

    public NumberChange Change { get; private set; } = null!;

    /// <summary>The last two digits of the number that waits.</summary>
    public string MobileEnd { get; private set; } = "";

    protected override VisitStep Step => VisitStep.MobileCode;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Domain.Text.Typed.Digits(Typed);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Typed), problem);
        if (await prove.CompareAsync(Change, Account, code, By, cancel) is { } wrong)
            return ShowRefusal(nameof(Typed), wrong.Why, ("until", this.Moment(wrong.Until)));
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (!await prove.UseAsync(Change, cancel) || !await replace.RunAsync(Change, Account, By, keep: null, cancel))
            return ShowRefusal(nameof(Typed), Unchanged);
        // The former number is gone, and with it whoever the hold was there against.
        var now = new InPerson(Account.Id, Account.Version + 1, Actor.Kiosk, Visit.Id, "fingerprint", Visit.KioskId);
        await lift.WithinAsync(now, Now, cancel);
        if (!await finish.WithinAsync(Visit, VisitTask.ChangeMobile, Account.Id, cancel))
            return Wiped();
        await transaction.CommitAsync(cancel);
        return GoTo(VisitStep.Done);
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel) =>
        await prove.AskAgainAsync(Change, cancel) is { } refused
            ? ShowRefusal(nameof(Typed), refused.Why, ("until", this.Moment(refused.Until)))
            : GoTo(VisitStep.MobileCode);

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (await ChangeAsync() is not { } found || !found.IsOpen(Now))
            return GoTo(VisitStep.NewMobile);
        Change = found;
        MobileEnd = prove.NumberOf(found, Account)![^2..];
        return null;
    }
}
