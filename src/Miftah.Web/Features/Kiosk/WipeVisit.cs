using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>Ends the visit of a kiosk, with all that waits within it, and takes its cookie.</summary>
public sealed class WipeVisit(MiftahDb db, Cookies cookies, TimeProvider clock)
{
    public async Task RunAsync(HttpContext http, Guid kiosk, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (cookies.Read(http, CookieKind.Visit) is not { } secret)
            return;
        var hash = Secrets.Hash(secret);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = db.KioskVisits.Where(x => x.SecretHash == hash && x.KioskId == kiosk);
        await db.NumberChanges.Where(x => mine.Any(v => v.Id == x.Within)).EndAsync(now, cancel);
        await mine.EndAsync(now, cancel);
        await transaction.CommitAsync(cancel);
        cookies.Delete(http, CookieKind.Visit);
    }
}
