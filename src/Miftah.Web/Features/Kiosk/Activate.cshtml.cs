using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// Which of the accounts that claim this number is the person's: the one with their mobile. It is activated with the
/// name that the agency told; its rivals are left with nothing.
/// </summary>
public sealed class ActivateModel(
    MiftahDb db,
    ActivateAccount activate,
    FinishTask finish,
    AccountIndex find,
    Sealer sealer,
    Cookies cookies,
    TimeProvider clock
) : VisitPage(db, cookies, clock)
{
    private static readonly Refusal NoSuch = new("visit.no-account");

    protected override VisitStep Step => VisitStep.Activate;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Phones.Parse(Typed) is var parsed && parsed is Result<string>.Refused refused)
            return ShowRefusal(nameof(Typed), refused.Why);
        if (await FindAsync(((Result<string>.Ok)parsed).Value, cancel) is not { } account)
            return ShowRefusal(nameof(Typed), NoSuch);
        var told = sealer.Open(Visit.NameSealed, KioskVisit.NameAt(Visit.Id));
        var name = JsonSerializer.Deserialize<AttestedName>(told)!;
        var act = new Activation(
            account,
            new(name.Arabic, name.English),
            Actor.Kiosk,
            Visit.Id,
            "fingerprint",
            Visit.KioskId
        );
        await using (var transaction = await Db.Database.BeginTransactionAsync(cancel))
        {
            if (
                !await activate.WithinAsync(act, Now, cancel)
                || !await finish.WithinAsync(Visit, VisitTask.Activate, account, cancel)
            )
                return ShowRefusal(nameof(Typed), NoSuch);
            await transaction.CommitAsync(cancel);
        }
        await Db.ForgetDeletedAsync(cancel);
        return GoTo(VisitStep.Done);
    }

    protected override async Task<IActionResult?> ReadyAsync() =>
        await base.ReadyAsync() is { } elsewhere ? elsewhere
        : Visit is { AccountId: null, Task: VisitTask.Activate, NameSealed: not null } ? null
        : GoTo(Visit.Furthest);

    private async Task<Guid?> FindAsync(string typed, CancellationToken cancel)
    {
        var number = find.ByNumber(sealer.Open(Visit.NumberSealed, KioskVisit.NumberAt(Visit.Id)));
        var mobile = find.ByMobile(typed);
        return await Db
            .Accounts.Where(x =>
                (x.ClaimIndex == number.InUse || x.ClaimIndex == number.Other)
                && (x.MobileIndex == mobile.InUse || x.MobileIndex == mobile.Other)
            )
            .Select(x => (Guid?)x.Id)
            .SingleOrDefaultAsync(cancel);
    }
}
