using Microsoft.AspNetCore.Http;
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
        await visitor.StaffSignInAsync();
        return visitor;
    }

    /// <summary>From the page of the sign-in to the first page.</summary>
    public static async Task StaffSignInAsync(this Visitor visitor)
    {
        await visitor.PressAsync("staff.sign-in.button");
        await visitor.ShouldBeAtAsync("/staff");
    }

    /// <summary>The door shows nothing of a page that is not theirs, however well they know its address.</summary>
    public static async Task ShouldNotOpenAsync(this Visitor visitor, params string[] paths)
    {
        foreach (var path in paths)
        {
            var address = new Uri(visitor.Origin, visitor.Language.Prefix + path).ToString();
            (await visitor.Page.APIRequest.GetAsync(address)).Status.ShouldBe(StatusCodes.Status403Forbidden, path);
        }
    }

    /// <summary>The path of the page, as <see cref="Visitor.OpenAsync"/> takes it.</summary>
    public static string PathHere(this Visitor visitor) =>
        new Uri(visitor.Page.Url).AbsolutePath[visitor.Language.Prefix.Length..];

    /// <summary>A new office, so that nobody else's cases are in its line.</summary>
    public static Task<Office> NewOfficeAsync(
        this LivePortal portal,
        string nameAr = "مكتب الجوازات",
        string nameEn = "Passports office"
    ) =>
        portal.InDbAsync(async db =>
        {
            var id = RowId.New(TimeProvider.System.Now());
            var office = new Office
            {
                Id = id,
                NameAr = nameAr,
                NameEn = nameEn,
                Agency = OfficeAgency.Passports,
                Kind = OfficeKind.Office,
            };
            db.Offices.Add(office);
            await db.SaveChangesAsync();
            return office;
        });
}
