using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>What this account needs and may have done here. Lifting a hold or a freeze is done at once.</summary>
public sealed class TasksModel(
    MiftahDb db,
    LiftHold lift,
    UnfreezeInPerson unfreeze,
    FinishTask finish,
    BlindIndex index,
    Cookies cookies,
    TimeProvider clock
) : VisitPage(db, cookies, clock)
{
    private static readonly Refusal NotOffered = new("visit.not-offered");

    [BindProperty]
    public VisitTask? Task { get; set; }

    /// <summary>In the order of the screen.</summary>
    public IReadOnlyList<VisitTask> Offered { get; private set; } = [];

    /// <summary>The number has no account, nor a claim to one.</summary>
    public bool IsNobodys { get; private set; }

    protected override VisitStep Step => VisitStep.Tasks;

    private SubscriberAccount? account;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Task is not { } task || !Offered.Contains(task))
            return ShowRefusal("", NotOffered);
        if (await OpenRow.ExecuteUpdateAsync(set => set.SetProperty(x => x.Task, task), cancel) != 1)
            return Wiped();
        return task switch
        {
            VisitTask.ChangeMobile => GoTo(VisitStep.NewMobile),
            VisitTask.Activate => GoTo(VisitStep.Activate),
            VisitTask.NewPassword => await OfferPasswordAsync(cancel),
            _ => await DoAsync(task, cancel),
        };
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var cancel = HttpContext.RequestAborted;
        account = await AccountAsync(cancel);
        // Changed elsewhere since the finger: a freeze by link, a recovery. The person begins anew.
        if (account is null && Visit.AccountId is not null)
            return Wiped();
        var isOpen = account is null || account.State.Allows().Kiosk;
        Offered = isOpen
            ?
            [
                .. Enum.GetValues<VisitTask>()
                    .Where(x =>
                        KioskVisit.IsOffered(
                            x,
                            account is not null,
                            account?.HoldEndsAt > Now,
                            account?.State == AccountState.Frozen
                        )
                    ),
            ]
            : [];
        return null;
    }

    private async Task<IActionResult> OfferPasswordAsync(CancellationToken cancel)
    {
        var ends = Now.AddMinutes(KioskVisit.LinkMinutes);
        var hash = PhoneLink.HashOf(index, Visit.Id, ends);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await OpenRow.ExecuteUpdateAsync(
            set =>
                set.SetProperty(x => x.LinkHash, hash)
                    .SetProperty(x => x.LinkEndsAt, ends)
                    .SetProperty(x => x.LinkOpenedAt, (DateTime?)null),
            cancel
        );
        Db.AuditRecords.Add(
            AuditRecord.New(
                Acts.UsernameShown,
                account!.Id,
                Actor.Kiosk,
                Visit.Id,
                Now,
                proofs: "fingerprint",
                officer: Visit.KioskId
            )
        );
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return GoTo(VisitStep.Phone);
    }

    private async Task<IActionResult> DoAsync(VisitTask task, CancellationToken cancel)
    {
        var act = new InPerson(account!.Id, account.Version, Actor.Kiosk, Visit.Id, "fingerprint", Visit.KioskId);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var done =
            task == VisitTask.LiftHold
                ? await lift.WithinAsync(act, Now, cancel)
                : await unfreeze.WithinAsync(act, Now, cancel);
        if (!done || !await finish.WithinAsync(Visit, task, account.Id, cancel))
            return Redirect(Request.PathBase + VisitJourney.PathOf(VisitStep.Tasks));
        await transaction.CommitAsync(cancel);
        return GoTo(VisitStep.Done);
    }
}
