using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Doors;

namespace Miftah.Tests.Staff;

/// <summary>
/// The capability matrix against the door: every page and handler of the route table, every role, over real rows in
/// each way in which they can stand to a member. Default deny.
/// </summary>
public abstract class StaffWalkTests(TestPortal portal)
{
    private static readonly Handler Post = new("POST", null);

    public static TheoryData<StaffRole> Roles => [.. Enum.GetValues<StaffRole>().Where(x => x != StaffRole.None)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task EveryRoute_ReadAndPosted_OpensWhereTheMatrixSays_AndNowhereElse(StaffRole role)
    {
        var visits = await WalkAsync(portal, role);

        visits.Select(x => x.Breach(role)).OfType<string>().ShouldBeEmpty();
        visits.ShouldContain(x => x.Page.Status == HttpStatusCode.OK, "somebody with a role has something to do");
    }

    [Fact]
    public async Task EveryRoute_IsClosed_ToAMemberWithoutARole()
    {
        foreach (var visit in (await WalkAsync(portal, StaffRole.None)).Where(x => !x.Route.IsOpen))
            visit.Page.Status.ShouldBe(HttpStatusCode.Forbidden, $"{visit.Handler} {visit.Route.Pattern}");
    }

    [Fact]
    public async Task EveryRoute_SendsWhoeverIsNoStaff_ToTheSignIn_AndIsNotAtThePublicDoor()
    {
        var (stranger, subscriber, people) = (
            portal.NewStaffDoorBrowser(),
            portal.NewStaffDoorBrowser(),
            portal.NewBrowser()
        );
        await portal.SignInAsync(people, portal.NewPerson());
        // Whoever is signed in at the public door, with all cookies, and with the session under the staff's name too.
        var names = portal.Services.GetRequiredService<Cookies>();
        var session = people.Cookies.GetAllCookies().Single(x => x.Name == names.NameOf("session"));
        subscriber.Cookies.Add(subscriber.Origin, people.Cookies.GetAllCookies());
        subscriber.Cookies.Add(subscriber.Origin, new Cookie(names.NameOf(Cookies.StaffSession), session.Value, "/"));
        var (rows, member) = (NewRows(portal), await portal.StaffAsync(StaffRole.PassportsOfficer));
        var open = await stranger.GetAsync("/staff/sign-in");
        var publicPage = await people.GetAsync("/home");

        foreach (var route in await StaffRoute.AllAsync(portal))
        {
            var row = (await rows.ForAsync(route, member))[0];
            foreach (var handler in route.Asked)
            {
                var what = $"{handler} {route.Pattern}";
                if (!route.IsOpen)
                {
                    (await StaffWalk.AskAsync(stranger, route, row, handler, open)).ShouldGoTo("/staff/sign-in");
                    (await StaffWalk.AskAsync(subscriber, route, row, handler, open)).ShouldGoTo(
                        "/staff/sign-in?ended=1"
                    );
                }
                var there = await StaffWalk.AskAsync(people, route, row, handler, publicPage);
                there.Status.ShouldBe(HttpStatusCode.NotFound, what);
            }
        }
    }

    [Fact]
    public async Task EveryRoute_NamesACapabilityOfTheMatrix_OrIsOneOfTheTwoBeforeTheSignIn()
    {
        var routes = await StaffRoute.AllAsync(portal);

        routes
            .Where(x => x.IsOpen)
            .Select(x => x.Pattern)
            .ShouldBe(["/staff/join/{token?}", "/staff/sign-in"], ignoreOrder: true);
        foreach (var route in routes.Where(x => !x.IsOpen))
            CapabilityMatrix.Capabilities.ShouldContain(route.Needs ?? "", route.Pattern);
        // The others are asked for by acts within a page.
        CapabilityMatrix
            .Capabilities.Except(routes.Select(x => x.Needs ?? ""))
            .ShouldBeSubsetOf(["audit.read", "staff.grant", "staff.suspend"]);
    }

    /// <summary>Posts that carry no signature, each with its why. Whatever else is posted asks for one.</summary>
    private static readonly Dictionary<string, string> Unsigned = new(StringComparer.Ordinal)
    {
        ["/staff/answers"] = "searches the answers that everybody can read",
        ["/staff/cases"] = "takes the next case: it is recorded, counted as a look, and nothing is done",
        ["/staff/cases/find"] = "leads to a case that is the member's, or to nothing",
        ["/staff/cases/open"] = "opens a case: recorded, counted as a look, read by its person at once",
        ["/staff/cases/{id}/code"] = "types the code that the person reads out",
        ["/staff/cases/{id}/evidence"] = "writes down a document: nothing is done before two signed verdicts, or one",
        ["/staff/cases/{id}/look"] = "shows one fact: recorded with its reason, and read by its owner at once",
        ["/staff/cases/{id}/number"] = "sends a code to a number: it becomes the person's by signed verdicts only",
        ["/staff/cases/{id}/redraw"] = "draws another second person, by chance, where one has not answered",
        ["/staff/desk"] = "a call: counted and recorded before anything is compared",
        ["/staff/messages"] = "takes the next message: nobody picks",
        ["/staff/messages/{id}"] = "answers whoever wrote: no account is named or changed",
        ["/staff/sign-out"] = "ends the member's own session",
    };

    [Fact]
    public async Task EveryPost_CarriesASignature_OrItIsSaidWhyNot()
    {
        var posted = (await StaffRoute.AllAsync(portal)).Where(x => !x.IsOpen && x.Handlers.Contains(Post)).ToList();

        posted
            .Where(x => !x.Handlers.Contains(new("POST", "AskPasskey")))
            .Select(x => x.Pattern)
            .ShouldBe(Unsigned.Keys, ignoreOrder: true);
        Unsigned.Values.ShouldAllBe(x => x.Length > 0);
    }

    [Fact]
    public async Task ARoute_WhoseRowsNobodyMakes_FailsTheWalk_ByName()
    {
        var member = await portal.StaffAsync(StaffRole.Auditor);
        var unknown = new StaffRoute("/staff/things/{id}/burn", "staff.home", IsOpen: false, [new("GET", null)]);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            NewRows(portal).ForAsync(unknown, member)
        );

        failure.Message.ShouldContain("/staff/things/{id}/burn is not walked");
    }

    [Fact]
    [NegativeControl(60)]
    public async Task AWalk_JudgedAsAnotherRolesWalk_IsRed()
    {
        var visits = await WalkAsync(portal, StaffRole.PassportsOfficer);

        var breaches = visits.Select(x => x.Breach(StaffRole.SupportAgent)).OfType<string>().ToList();

        // Too much, and too little; by page, and by how a row stands.
        breaches.ShouldContain(x => x.Contains("GET /staff/cases/{id} Assigned → 200"));
        breaches.ShouldContain(x => x.Contains("POST /staff/cases/{id}/decide Assigned → 200"));
        breaches.ShouldContain(x => x.Contains("GET /staff/desk  → 403"));
    }

    internal static StaffRows NewRows(TestPortal portal) => new(portal) { Person = portal.NewPerson() };

    internal static async Task<List<Visit>> WalkAsync(TestPortal portal, StaffRole role)
    {
        var member = await portal.StaffAsync(role);
        var visits = new List<Visit>();
        await foreach (var visit in member.WalkAsync(await StaffRoute.AllAsync(portal), NewRows(portal)))
            visits.Add(visit);
        return visits;
    }
}

/// <summary>A portal without rate limits: somebody who tries every page is no person.</summary>
public abstract class WalkedPortal(Engine engine)
    : PortalOn(engine, builder => builder.Configuration["Miftah:Limits:Off"] = "true");

public sealed class WalkedSqlitePortal() : WalkedPortal(Engine.Sqlite);

public sealed class WalkedPostgresPortal() : WalkedPortal(Engine.Postgres);

public class StaffWalkTestsOnSqlite(WalkedSqlitePortal on)
    : StaffWalkTests(on.Portal),
        IClassFixture<WalkedSqlitePortal>;

/// <summary>The same where what decides is a row: roles that have something in some scopes only.</summary>
public sealed class StaffWalkOnPostgresTests(WalkedPostgresPortal on) : IClassFixture<WalkedPostgresPortal>
{
    [Theory]
    [InlineData(StaffRole.PassportsOfficer)]
    [InlineData(StaffRole.SupportAgent)]
    public async Task EveryRow_StandsToAMember_AsOnTheOtherEngine(StaffRole role) =>
        (await StaffWalkTests.WalkAsync(on.Portal, role)).Select(x => x.Breach(role)).OfType<string>().ShouldBeEmpty();
}

/// <summary>What the walk sees where the door asks for no capability.</summary>
public sealed class StaffWalkGuardOffTests
{
    [Fact]
    [NegativeControl(60)]
    public async Task WithoutTheRuleOfCapabilities_EveryPageOpensToEveryRole_AndTheWalkIsRed()
    {
        await using var portal = await TestPortal.StartAsync(adjust: builder =>
        {
            builder.Configuration["Miftah:Limits:Off"] = "true";
            builder.Services.PostConfigure<AuthorizationOptions>(x =>
                x.AddPolicy("staff", policy => policy.RequireAuthenticatedUser())
            );
        });

        var breaches = (await StaffWalkTests.WalkAsync(portal, StaffRole.Auditor))
            .Select(x => x.Breach(StaffRole.Auditor))
            .OfType<string>()
            .ToList();

        breaches.ShouldContain(x => x.Contains("GET /staff/people/invite"));
        breaches.ShouldContain(x => x.Contains("POST /staff/offices/{id}/{do} All → 200"));
        // What asks for the row once more stays shut.
        breaches.ShouldNotContain(x => x.Contains("/staff/cases/{id}/decide") && x.Contains("→ 200"));
    }
}
