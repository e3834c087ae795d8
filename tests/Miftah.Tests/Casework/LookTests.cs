using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Features.Console;

namespace Miftah.Tests.Casework;

/// <summary>No case, no look; each look is its owner's to read; bulk looking stops.</summary>
public abstract class LookTests(TestPortal portal)
{
    [Fact]
    [Sentence(62)]
    public async Task WithoutACaseOfTheirs_NobodySeesAPerson()
    {
        var person = portal.NewPerson();
        var (officer, colleague, stranger) = (
            await portal.OfficerAsync(1),
            await portal.OfficerAsync(1),
            await portal.OfficerAsync(2)
        );
        var path = await officer.SeeAsync(person);

        foreach (var other in (StaffBrowser[])[colleague, stranger])
        {
            (await other.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync($"{path}/look?fact=Mobile")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
        (await LookAsync(officer, path)).Text.ShouldContain(person.Mobile);
    }

    [Fact]
    [Sentence(62)]
    public async Task Look_NeedsAReason_AndStandsInItsOwnersRecordBeforeItIsShown()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person);

        var without = await officer.FillAsync($"{path}/look?fact=Mobile");
        without.Errors.ShouldContain("سبب الاطّلاع");
        without.Text.ShouldNotContain(person.Mobile);
        (await portal.ActsOfAsync(person)).ShouldNotContain(Acts.LookedMobile);

        await LookAsync(officer, path);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.LookedMobile);
    }

    [Fact]
    [Sentence(63)]
    public async Task BulkLooking_RaisesAnAlarm_AndStops_UntilSomebodyElseLiftsIt()
    {
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(portal.NewPerson());
        for (var i = 1; i < Domain.Casework.Look.MaxInWindow; i++)
            (await LookAsync(officer, path)).Errors.ShouldBeEmpty();

        (await LookAsync(officer, path)).Errors.ShouldContain("أُوقف اطّلاعك");
        await portal.RunOutboxAsync();

        (await officer.OpenAsync(portal.NewPerson())).Errors.ShouldContain("أُوقف اطّلاعك");
        portal.Log.Lines.ShouldContain(x => x.Contains("Bulk looking stopped"));
        portal.Clock.Advance(TimeSpan.FromMinutes(Domain.Casework.Look.WindowMinutes + 1));
        await portal.OpenStaffSessionAsync(officer.Browser, officer.Account);
        (await LookAsync(officer, path)).Errors.ShouldContain("أُوقف اطّلاعك");

        var other = await portal.StaffAsync(StaffRole.Administrator);
        var stop = await portal.InDbAsync(db => db.LookStops.SingleAsync(x => x.StaffId == officer.Account.Id));
        (await other.StepUpAsync($"/staff/stops/{stop.Id}")).ShouldGoTo("/staff/stops");
        await portal.OpenStaffSessionAsync(officer.Browser, officer.Account);
        (await LookAsync(officer, path)).Errors.ShouldBeEmpty();
    }

    [Fact]
    [Sentence(63)]
    public async Task SearchesThatFindNobody_AreLooks()
    {
        var officer = await portal.OfficerAsync(1);
        var unknown = Enumerable.Range(0, Domain.Casework.Look.MaxInWindow).Select(Unknown).ToList();
        foreach (var number in unknown)
            (await SearchAsync(officer, number)).Errors.ShouldContain("لا يوجد حساب");

        (await SearchAsync(officer, Unknown(99))).Errors.ShouldContain("أُوقف اطّلاعك");
    }

    [Fact]
    [Sentence(63)]
    public async Task FortyParallelLooks_AreNotMoreThanTheLimit()
    {
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(portal.NewPerson());
        var shown = await officer.GetAsync($"{path}/look?fact=Mobile");

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ => officer.Browser.PostAsync(shown, $"{path}/look?fact=Mobile", ("Reason", "look-compare")))
        );

        var id = officer.Account.Id;
        (await portal.InDbAsync(db => db.Looks.CountAsync(x => x.StaffId == id))).ShouldBe(
            Domain.Casework.Look.MaxInWindow
        );
        (await portal.InDbAsync(db => db.LookStops.CountAsync(x => x.StaffId == id))).ShouldBe(1);
    }

    internal static Task<Page> LookAsync(StaffBrowser officer, string path) =>
        officer.FillAsync($"{path}/look?fact=Mobile", ("Reason", "look-compare"));

    private static Task<Page> SearchAsync(StaffBrowser officer, string number) =>
        officer.FillAsync(
            "/staff/cases/open",
            ("IdentityNumber", number),
            ("Kind", nameof(CaseKind.Unfreeze)),
            ("Reason", "case-own-wish")
        );

    private static string Unknown(int i) =>
        Domain.Identity.IdentityNumber.FromBody(Domain.Identity.PersonKind.Citizen, 99_000_000 + i).Value;
}

public sealed class SqliteLookTests(SqlitePortal on) : LookTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresLookTests(PostgresPortal on) : LookTests(on.Portal), IClassFixture<PostgresPortal>;

/// <summary>The same attacks with their guard taken out.</summary>
public sealed class LookGuardOffTests
{
    [Fact]
    [NegativeControl(62)]
    public async Task LookThatAsksNotWhoseCaseItIs_ShowsAnybodysPerson()
    {
        var off = new GuardOff().Condition(
            "UPDATE \"case\"",
            "\"\\w+\"\\.\"AssignedTo\" = @\\w+ OR \\(\"\\w+\"\\.\"SecondId\" = @\\w+ AND \"\\w+\"\\.\"State\" = \\d+\\)"
        );
        await using var whole = await TestPortal.StartAsync();
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await StrangerSeesAsync(whole)).ShouldBeFalse();
        (await StrangerSeesAsync(broken)).ShouldBeTrue();
        off.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(63)]
    public async Task WithoutALimit_AnOfficerLooksOn()
    {
        await using var portal = await TestPortal.StartAsync(adjust: x =>
            x.Configuration["Miftah:Casework:LooksAnHour"] = "1000"
        );
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(portal.NewPerson());

        for (var i = 0; i < Domain.Casework.Look.MaxInWindow + 5; i++)
            (await LookTests.LookAsync(officer, path)).Errors.ShouldBeEmpty();
    }

    private static async Task<bool> StrangerSeesAsync(TestPortal portal)
    {
        var path = await (await portal.OfficerAsync(1)).SeeAsync(portal.NewPerson());
        var stranger = await portal.OfficerAsync(2);
        await using var scope = portal.Services.CreateAsyncScope();
        var look = scope.ServiceProvider.GetRequiredService<LookAtFact>();
        var seen = await look.RunAsync(
            stranger.Account,
            await portal.CaseAsync(path),
            (Fact.Mobile, "look-compare"),
            CancellationToken.None
        );
        return seen is Result<string>.Ok;
    }
}
