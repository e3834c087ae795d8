using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;

namespace Miftah.Data.Staff;

/// <summary>Where people can be sent to.</summary>
public static class OpenOffices
{
    /// <summary>
    /// The offices, missions and kiosks that are open, have an address and do something for people; a kiosk's place
    /// only while one is in service there.
    /// </summary>
    public static IQueryable<Office> OpenToPeople(this MiftahDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .Offices.AsNoTracking()
            .Where(x => x.ClosedAt == null && x.Offers != OfficeOffers.None && x.AddressAr != "" && x.AddressEn != "")
            .Where(x =>
                x.Kind != OfficeKind.Kiosk || db.Kiosks.Any(k => k.OfficeId == x.Id && k.State == KioskState.Active)
            );
    }
}
