using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>The identity number. A visit begins for every well-formed one, whoever has it.</summary>
public sealed class NumberModel(
    MiftahDb db,
    WipeVisit wipe,
    IdentityKeys identities,
    Sealer sealer,
    Cookies cookies,
    TimeProvider clock
) : ScreenPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var parsed = IdentityNumber.Parse(Typed);
        if (parsed is Result<IdentityNumber>.Refused refused)
            return ShowRefusal(nameof(Typed), refused.Why);
        var number = ((Result<IdentityNumber>.Ok)parsed).Value;
        await wipe.RunAsync(HttpContext, Device.KioskId, cancel);
        var now = clock.Now();
        var id = RowId.New(now);
        var secret = Secrets.NewToken();
        db.KioskVisits.Add(
            new()
            {
                Id = id,
                KioskId = Device.KioskId,
                SecretHash = Secrets.Hash(secret),
                IdentityKey = await identities.OfAsync(number, cancel),
                NumberSealed = sealer.Seal(number.Value, KioskVisit.NumberAt(id)),
                StartedAt = now,
                LastSeenAt = now,
            }
        );
        await db.SaveChangesAsync(cancel);
        cookies.Write(HttpContext, CookieKind.Visit, secret);
        return Redirect($"{Request.PathBase}{VisitJourney.PathOf(VisitStep.Finger)}");
    }
}
