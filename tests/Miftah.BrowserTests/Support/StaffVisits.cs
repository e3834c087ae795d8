using Miftah.Domain;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// Members of staff at a browser of their own: they join by an invitation and sign in with its passkey.
/// </summary>
internal static class StaffVisits
{
    public static async Task<Visitor> StaffAsync(
        this Suite suite,
        string language,
        StaffRole role,
        Office office,
        int width = Visitor.PhoneWidth,
        LivePortal? portal = null
    )
    {
        portal ??= suite.Portal;
        var visitor = await suite.VisitAsync(language, width: width, portal: portal, staff: true);
        var token = await portal.InviteAsync(role, office, portal.NewPerson());
        await visitor.AddDeviceAsync();
        await visitor.OpenAsync($"/staff/join/{token}");
        await visitor.PressAsync("staff.join.button");
        await visitor.ShouldBeAtAsync("/staff/sign-in?ended=joined");
        await visitor.PressAsync("staff.sign-in.button");
        await visitor.ShouldBeAtAsync("/staff");
        return visitor;
    }

    /// <summary>A new office, so that nobody else's cases are in its line.</summary>
    public static Task<Office> NewOfficeAsync(this LivePortal portal) =>
        portal.InDbAsync(async db =>
        {
            var id = RowId.New(TimeProvider.System.Now());
            var office = new Office
            {
                Id = id,
                NameAr = "مكتب الجوازات",
                NameEn = "Passports office",
                Agency = OfficeAgency.Passports,
                Kind = OfficeKind.Office,
            };
            db.Offices.Add(office);
            await db.SaveChangesAsync();
            return office;
        });
}
