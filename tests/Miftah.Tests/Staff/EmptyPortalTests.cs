using System.Buffers.Text;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Support;
using Miftah.Web.Features.Staff;

namespace Miftah.Tests.Staff;

/// <summary>From a database without staff to a kiosk that people find, through the pages alone.</summary>
public sealed class EmptyPortalTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task FromTheFirstSecret_ToAKioskThatPeopleFind(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        (await portal.InDbAsync(db => db.Offices.AnyAsync())).ShouldBeFalse();
        var first = await FirstAsync(portal);
        var second = await MemberAsync(portal, first, StaffRole.Administrator, agrees: first);
        var one = await MemberAsync(portal, first, StaffRole.Operator, agrees: second);
        var two = await MemberAsync(portal, first, StaffRole.Operator, agrees: second);
        (await one.GetAsync("/staff/kiosks/add")).Text.ShouldContain("يُضاف الموقع أولًا");

        var place = await AddAsync(portal, one, "Harbour", "kiosk");
        using var key = new KioskKey();
        var asked = await one.StepUpAsync(
            "/staff/kiosks/add",
            ("Place", place),
            ("Key", Base64Url.EncodeToString(key.PublicKey))
        );
        asked.Status.ShouldBe(HttpStatusCode.Redirect, asked.Errors);
        key.Id = Guid.ParseExact(asked.Location![^32..], "N");
        (await ListAsync(portal)).ShouldNotContain("Harbour");
        (await two.StepUpAsync(asked.Location!, ("Fingerprint", DeviceKey.Fingerprint(key.PublicKey)))).ShouldGoTo(
            asked.Location!
        );

        (await portal.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);
        (await ListAsync(portal)).ShouldContain("Harbour");

        // Staff work at an office that an operator added.
        var office = await AddAsync(portal, two, "Passports, harbour", "office");
        var officer = await MemberAsync(portal, first, StaffRole.PassportsOfficer, second, office);
        (await officer.GetAsync("/staff/cases")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> ListAsync(TestPortal portal) =>
        (await portal.NewBrowser(english: true).GetAsync("/offices")).Text;

    private static async Task<string> AddAsync(TestPortal portal, StaffBrowser by, string name, string kind)
    {
        var added = await by.StepUpAsync("/staff/offices/add", OfficeFields.Of(name, kind));
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Errors);
        var id = await portal.InDbAsync(db => db.Offices.Where(x => x.NameEn == name).Select(x => x.Id).SingleAsync());
        return id.ToString("N");
    }

    private static async Task<StaffBrowser> FirstAsync(TestPortal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().OfferAsync(default);
        return await JoinAsync(portal, secret!, portal.NewPerson().Number);
    }

    // Invited by the one, with a role that both know of.
    private static async Task<StaffBrowser> MemberAsync(
        TestPortal portal,
        StaffBrowser by,
        StaffRole role,
        StaffBrowser agrees,
        string? office = null
    )
    {
        office ??= by.Account.OfficeId.ToString("N");
        var number = portal.NewPerson().Number;
        var invited = await by.StepUpAsync(
            "/staff/people/invite",
            ("Name", "سارة"),
            ("IdentityNumber", number),
            ("Office", office)
        );
        var secret = Regex.Match(invited.Body, "/staff/join/(?<it>[A-Za-z0-9_-]{43})").Groups["it"].Value;
        var member = await JoinAsync(portal, secret, number);
        var page = $"/staff/people/{member.Account.Id:N}";
        (await by.StepUpAsync(page, ("Do", "AskRoles"), ("Roles", role.ToString()))).ShouldGoTo(page);
        (await agrees.StepUpAsync(page, ("Do", "Agree"))).ShouldGoTo(page);
        return member;
    }

    private static async Task<StaffBrowser> JoinAsync(TestPortal portal, string secret, string number)
    {
        var passkey = new SoftPasskey { Origin = StaffBrowser.Door.GetLeftPart(UriPartial.Authority) };
        var browser = portal.NewStaffDoorBrowser();
        var path = $"/staff/join/{secret}";
        var made = passkey.Create(await browser.AskPasskeyAsync(path));
        (await browser.FillAsync(path, ("Name", "سارة"), ("IdentityNumber", number), ("Passkey", made))).ShouldGoTo(
            "/staff/sign-in?ended=joined"
        );
        var answer = passkey.Prove(await browser.AskPasskeyAsync("/staff/sign-in"));
        (await browser.FillAsync("/staff/sign-in", ("Passkey", answer))).ShouldGoTo("/staff");
        var key = StaffAccount.KeyOf(portal.Services.GetRequiredService<BlindIndex>(), number);
        var account = await portal.InDbAsync(db =>
            db.StaffAccounts.AsNoTracking().SingleAsync(x => x.NumberKey == key)
        );
        return new(browser, account, passkey);
    }
}
