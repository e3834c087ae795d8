using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>No screen opens before what it needs was shown, in whatever order they are asked for.</summary>
public abstract class VisitJourneyTests(TestPortal portal)
{
    [Fact]
    public async Task NoScreen_OpensBeforeItsProofs()
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        foreach (var place in VisitJourney.Steps.Where(x => x.Needs != VisitProofs.Nothing))
            (await kiosk.GetAsync(place.Path)).ShouldGoTo("/kiosk?ended=1");

        (await kiosk.FillAsync("/kiosk/number", ("Typed", portal.NewPerson().Number))).ShouldGoTo("/kiosk/finger");

        foreach (var place in VisitJourney.Steps.Where(x => x.Needs.HasFlag(VisitProofs.Finger)))
            (await kiosk.GetAsync(place.Path)).ShouldGoTo("/kiosk/finger");
    }

    [Fact]
    public async Task NumberOfNobody_LeadsToTheSameScreen()
    {
        var key = await portal.NewKioskAsync();
        var (one, other) = (portal.NewKioskBrowser(key), portal.NewKioskBrowser(key));
        var nobody = IdentityNumber.FromBody(PersonKind.Citizen, 99_999_998);

        (await one.FillAsync("/kiosk/number", ("Typed", portal.NewPerson().Number))).ShouldGoTo("/kiosk/finger");
        (await other.FillAsync("/kiosk/number", ("Typed", nobody.Value))).ShouldGoTo("/kiosk/finger");

        var (known, unknown) = (await one.GetAsync("/kiosk/finger"), await other.GetAsync("/kiosk/finger"));
        unknown.WithoutSecrets().ShouldBe(known.WithoutSecrets());
    }

    [Fact]
    public async Task KeypadWithoutScript_WritesAndTakesBack()
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        var page = await kiosk.FillAsync("/kiosk/number", ("Typed", "12"), ("Key", "3"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain("value=\"123\"");

        page = await kiosk.PostAsync(page, "/kiosk/number", ("Typed", "123"), ("Key", "back"));
        page.Body.ShouldContain("value=\"12\"");
        page.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WipesTheVisit()
    {
        var number = portal.NewPerson().Number;
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        await kiosk.FillAsync("/kiosk/number", ("Typed", number));

        (await kiosk.GetAsync("/kiosk")).Body.ShouldNotContain(number);

        (await kiosk.GetAsync("/kiosk/finger")).ShouldGoTo("/kiosk?ended=1");
        var last = await portal.InDbAsync(db => db.KioskVisits.OrderBy(x => x.StartedAt).LastAsync());
        last.NumberSealed.ShouldBeNull();
    }

    [Fact]
    public async Task VisitLeftAlone_IsOverForTheServerToo()
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        await kiosk.FillAsync("/kiosk/number", ("Typed", portal.NewPerson().Number));
        portal.Clock.Advance(TimeSpan.FromSeconds(KioskVisit.WarnSeconds + KioskVisit.WipeSeconds - 1));
        (await kiosk.GetAsync("/kiosk/finger")).Status.ShouldBe(HttpStatusCode.OK);

        portal.Clock.Advance(TimeSpan.FromSeconds(KioskVisit.WarnSeconds + KioskVisit.WipeSeconds));

        (await kiosk.GetAsync("/kiosk/finger")).ShouldGoTo("/kiosk?ended=1");
    }

    [Fact]
    public async Task VisitOfAnotherKiosk_IsNoVisitHere()
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        await kiosk.FillAsync("/kiosk/number", ("Typed", portal.NewPerson().Number));
        var other = portal.NewKioskBrowser(await portal.NewKioskAsync());
        other.Cookies.Add(kiosk.Cookies.GetAllCookies());

        (await other.GetAsync("/kiosk/finger")).ShouldGoTo("/kiosk?ended=1");
        (await kiosk.GetAsync("/kiosk/finger")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

public sealed class VisitJourneyOnSqliteTests(SqlitePortal on)
    : VisitJourneyTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class VisitJourneyOnPostgresTests(PostgresPortal on)
    : VisitJourneyTests(on.Portal),
        IClassFixture<PostgresPortal>;
