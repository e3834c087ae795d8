using System.Buffers.Text;
using System.Security.Cryptography;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>A kiosk from its key to its end, page by page, by two operators; somebody else looks.</summary>
internal static class KioskTour
{
    /// <summary>A place where kiosks stand.</summary>
    public static Task<Office> NewKioskPlaceAsync(this LivePortal portal) =>
        portal.InDbAsync(async db =>
        {
            var office = new Office
            {
                Id = RowId.New(TimeProvider.System.Now()),
                NameAr = "جهاز السوق",
                NameEn = "Market kiosk",
                Agency = OfficeAgency.CivilAffairs,
                Kind = OfficeKind.Kiosk,
            };
            db.Offices.Add(office);
            await db.SaveChangesAsync();
            return office;
        });

    public static async Task WalkAsync(Visitor first, Visitor second, Office place, Func<Visitor, string, Task> look)
    {
        var key = RandomNumberGenerator.GetBytes(KioskDevice.KeyBytes);
        var path = await AddAsync(first, place, key, look);
        await ApproveAsync(second, path, key, look);

        await first.OpenAsync(path);
        await first.PressAsync("kiosks.revoke");
        await first.ShouldSayAsync("kiosks.state.Revoked");
        await look(first, "staff-kiosk-revoked");
        await Expect(first.Button("kiosks.revoke")).Not.ToBeVisibleAsync();
        await first.OpenAsync("/staff/kiosks");
        await look(first, "staff-kiosks-listed");
    }

    // Whoever asked reads that another has to agree, and finds nothing to agree with.
    private static async Task<string> AddAsync(
        Visitor first,
        Office place,
        byte[] key,
        Func<Visitor, string, Task> look
    )
    {
        await first.OpenAsync("/staff/kiosks");
        await look(first, "staff-kiosks");
        await first.FollowAsync("kiosks.add.title");
        await look(first, "staff-kiosk-add");
        await first.PressAsync("kiosks.add.button");
        await Tour.RefusedAsync(first, name => look(first, name), "staff-kiosk-add");
        await first.Page.Locator($"input[value='{place.Id:N}']").CheckAsync();
        await first.TypeAsync("Key", Base64Url.EncodeToString(key));
        await first.PressAsync("kiosks.add.button");
        await first.ShouldSayAsync("kiosks.another");
        await Expect(first.Field("Fingerprint")).ToHaveCountAsync(0);
        await Expect(first.Button("kiosks.approve")).ToHaveCountAsync(0);
        await look(first, "staff-kiosk-own");
        return first.PathHere();
    }

    private static async Task ApproveAsync(Visitor second, string path, byte[] key, Func<Visitor, string, Task> look)
    {
        await second.OpenAsync(path);
        await look(second, "staff-kiosk-approve");
        await second.PressAsync("kiosks.approve");
        await Tour.RefusedAsync(second, name => look(second, name), "staff-kiosk-approve");
        await second.TypeAsync("Fingerprint", DeviceKey.Fingerprint(key));
        await second.PressAsync("kiosks.approve");
        await second.ShouldSayAsync("kiosks.state.Active");
        await look(second, "staff-kiosk-active");
    }
}
