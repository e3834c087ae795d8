using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>The public list of places: only open ones, by what one comes for, by kind and by city.</summary>
public abstract class OfficeTests(TestPortal portal)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheList_IsByActKindAndCity(bool english)
    {
        var here = await AddedAsync(OfficeKind.Mission, OfficeOffers.ChangeMobile | OfficeOffers.Unfreeze);
        var language = english ? "en" : "ar";

        async Task<bool> Shows(string query) =>
            (await OpenAsync(english, query)).Contains(here.Name(language), StringComparison.Ordinal);

        (await Shows("")).ShouldBeTrue();
        (await Shows("?for=mobile&kind=mission&city=rome")).ShouldBeTrue();
        (await Shows("?for=unfreeze")).ShouldBeTrue();
        (await Shows("?for=activate")).ShouldBeFalse();
        (await Shows("?kind=kiosk")).ShouldBeFalse();
        (await Shows("?city=paris")).ShouldBeFalse();
        var shown = await OpenAsync(english, "");
        shown.ShouldContain(here.Address(language));
        shown.ShouldContain(here.Hours(language));
    }

    [Fact]
    public async Task APlaceThatIsClosed_OrHasNoAddress_IsNotShown()
    {
        var closed = await AddedAsync(OfficeKind.Office, OfficeOffers.Activate, isOpen: false);
        var nowhere = await AddedAsync(OfficeKind.Office, OfficeOffers.Activate, address: "");

        var shown = await OpenAsync(true, "?for=activate");

        shown.ShouldNotContain(closed.NameEn);
        shown.ShouldNotContain(nowhere.NameEn);
    }

    [Theory]
    [InlineData(false, "لا يوجد مكان مفتوح بهذه الاختيارات")]
    [InlineData(true, "No place is open for these choices")]
    public async Task WhereNothingIsFound_ThePageSaysWhatToDo(bool english, string words) =>
        (await OpenAsync(english, "?city=nowhere-at-all")).ShouldContain(words);

    [Fact]
    public async Task PagesThatSendPeopleSomewhere_SayWhere()
    {
        var browser = portal.NewBrowser();
        (string Path, string Link)[] pages =
        [
            ("/recover/other-ways", "/offices?for=mobile"),
            ("/unfreeze", "/offices?for=unfreeze"),
            ("/support", "/offices"),
            ("/help", "/offices"),
        ];
        foreach (var (path, link) in pages)
            (await browser.GetAsync(path)).Body.ShouldContain($"href=\"{link}\"", customMessage: path);

        var person = portal.NewPerson();
        await portal.SignInAsync(browser, person);
        var until = portal.Clock.Now().AddDays(1);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, until), CancellationToken.None)
        );
        (await browser.GetAsync("/home")).Body.ShouldContain("href=\"/offices?for=hold\"");
    }

    private async Task<string> OpenAsync(bool english, string query)
    {
        var page = await portal.NewBrowser().GetAsync($"{(english ? "/en" : "")}/offices{query}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page.Text;
    }

    private Task<Office> AddedAsync(
        OfficeKind kind,
        OfficeOffers offers,
        bool isOpen = true,
        string address = "Olive Road"
    ) =>
        portal.InDbAsync(async db =>
        {
            var id = RowId.New(portal.Clock.Now());
            var made = new Office
            {
                Id = id,
                NameAr = $"مكان {id:N}",
                NameEn = $"Place {id:N}",
                Agency = OfficeAgency.Passports,
                Kind = kind,
                CityAr = "روما",
                CityEn = "Rome",
                AddressAr = address,
                AddressEn = address,
                HoursAr = "كل يوم",
                HoursEn = "Every day",
                Offers = offers,
                ClosedAt = isOpen ? null : portal.Clock.Now(),
            };
            db.Offices.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
}

public sealed class SqliteOfficeTests(SqlitePortal on) : OfficeTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresOfficeTests(PostgresPortal on) : OfficeTests(on.Portal), IClassFixture<PostgresPortal>;
