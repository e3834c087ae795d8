using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Web.Features.Kiosk;

/// <summary>What the two screens of a new mobile share: the account, and who asks for it.</summary>
public abstract class MobilePage(MiftahDb db, Cookies cookies, TimeProvider clock) : VisitPage(db, cookies, clock)
{
    protected SubscriberAccount Account { get; private set; } = null!;

    protected NumberAsker By => new(Actor.Kiosk, Visit.Id, "fingerprint", "", Visit.KioskId);

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (await AccountAsync(HttpContext.RequestAborted) is not { } account || !account.State.Allows().Kiosk)
            return Wiped();
        Account = account;
        return null;
    }

    /// <summary>The change that waits for its code in this visit.</summary>
    protected Task<NumberChange?> ChangeAsync() =>
        Db
            .NumberChanges.AsNoTracking()
            .Where(x => x.Within == Visit.Id && x.AccountId == Account.Id && x.EndedAt == null)
            .OrderByDescending(x => x.StartedAt)
            .FirstOrDefaultAsync();
}
