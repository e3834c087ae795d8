using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// What the screens behind the number share: the visit of this kiosk, and the law that decides whether this screen is
/// open to it.
/// </summary>
public abstract class VisitPage(MiftahDb db, Cookies cookies, TimeProvider clock) : ScreenPage
{
    /// <summary>Word on the first screen that the visit was wiped.</summary>
    public const string WipedPath = "/kiosk?ended=1";

    /// <summary>In the query of a request by which the script tells of a touch.</summary>
    private const string TouchedField = "touched";

    public KioskVisit Visit { get; private set; } = null!;

    /// <summary>The screen's place in the visit.</summary>
    protected abstract VisitStep Step { get; }

    protected MiftahDb Db => db;

    protected DateTime Now => clock.Now();

    /// <summary>The visit's row, if it is still open: what every change of it starts from.</summary>
    protected IQueryable<KioskVisit> OpenRow => db.KioskVisits.Where(x => x.Id == Visit.Id && x.EndedAt == null);

    protected RedirectResult GoTo(VisitStep step) => Redirect($"{Request.PathBase}{VisitJourney.PathOf(step)}");

    protected RedirectResult Wiped() => Redirect(Request.PathBase + WipedPath);

    /// <summary>The account, if it is still as the proof found it; null sends the person to the first screen.</summary>
    protected Task<SubscriberAccount?> AccountAsync(CancellationToken cancel) =>
        db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == Visit.AccountId && x.Version == Visit.AccountVersion, cancel);

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var secret = Secrets.Hash(cookies.Read(HttpContext, CookieKind.Visit) ?? "");
        var kiosk = Device.KioskId;
        var now = clock.Now();
        var visit = await db
            .KioskVisits.AsNoTracking()
            .SingleOrDefaultAsync(x => x.SecretHash == secret && x.KioskId == kiosk);
        if (visit is null || !visit.IsOpen(now))
            return Wiped();
        Visit = visit;
        if (!visit.Allows(Step))
            return GoTo(visit.Furthest);
        // A screen that asks again by itself is no touch; what the script tells of one is.
        if (HttpMethods.IsPost(Request.Method) || !IsWaiting || Request.Query.ContainsKey(TouchedField))
            await OpenRow.ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now));
        return null;
    }

    /// <summary>The screen comes again by itself, until something happened elsewhere.</summary>
    public virtual bool IsWaiting => false;
}
