using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>Through the operators' offices, page by page; somebody else looks.</summary>
internal static class OfficeTour
{
    private static readonly (string Field, string Text)[] Words =
    [
        ("NameAr", "جوازات الميناء"),
        ("NameEn", "Passports, harbour"),
        ("CityAr", "جدة"),
        ("CityEn", "Jeddah"),
        ("AddressAr", "شارع الزيتون، المبنى 7"),
        ("AddressEn", "Olive Road, building 7"),
        ("HoursAr", "من الأحد إلى الخميس، من 8 صباحًا إلى 2 ظهرًا"),
        ("HoursEn", "Sunday to Thursday, 8:00 to 14:00"),
    ];

    /// <summary>An operator adds an office for a new mobile and for activation.</summary>
    /// <returns>Its name in the language of the page.</returns>
    public static async Task<string> AddAsync(Visitor member, Func<string, Task> look)
    {
        await member.OpenAsync("/staff/offices");
        await look("staff-offices");
        await member.FollowAsync("offices.add.title");
        await look("staff-office-add");
        await member.PressAsync("offices.add.button");
        await Tour.RefusedAsync(member, look, "staff-office-add");
        await member.ChooseOneAsync("offices.kind.office");
        await member.ChooseOneAsync("offices.agency.Passports");
        foreach (var (field, text) in Words)
            await member.TypeAsync(field, text);
        await member.ChooseOneAsync("offices.for.mobile");
        await member.ChooseOneAsync("offices.for.activate");
        await member.PressAsync("offices.add.button");
        await member.ShouldSayAsync("offices.done.added");
        await look("staff-office");
        return Words[member.Language.Code == "ar" ? 0 : 1].Text;
    }

    /// <summary>The office that is open before the operator is closed.</summary>
    public static async Task CloseAsync(Visitor member, Func<string, Task> look)
    {
        await member.FollowAsync("offices.close.title");
        await look("staff-office-close");
        await member.PressAsync("offices.close.button");
        await member.ShouldSayAsync("offices.done.closed");
        await look("staff-office-closed");
    }

    /// <summary>Somebody who cannot use their mobile looks where to go.</summary>
    public static async Task FindAsync(Visitor person, string name, Func<string, Task> look)
    {
        await person.OpenAsync("/recover/other-ways");
        await person.FollowAsync("offices.link");
        await person.ShouldBeAtAsync("/offices?for=mobile");
        await Expect(person.Page.Locator("main")).ToContainTextAsync(name);
        await look("offices-found");
        await person.Page.Locator("summary").ClickAsync();
        await look("offices-choices");
    }
}
