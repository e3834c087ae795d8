using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// Nobody who knows a number or a password, and nothing more, keeps its owner out or becomes somebody known.
/// </summary>
public sealed class LockoutTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}-{1}")]
    [InlineData("{0} {1}")]
    [InlineData("\u200f{0}{1}")]
    public async Task KnownAndUnknownNumbers_ArePausedAlike_InEverySpelling(string spelling)
    {
        var known = await PausedAfterFourAsync(portal.NewPerson().Number, spelling);
        var unknown = await PausedAfterFourAsync(NobodysNumber(spelling), spelling);

        known.ShouldBeTrue();
        unknown.ShouldBe(known);
    }

    [Fact]
    public async Task AnAccount_KnowsTwentyBrowsers_AndForgetsTheOneUnseenForLongest()
    {
        var person = portal.NewPerson();
        var first = portal.NewBrowser();
        await portal.SignInAsync(first, person);
        var token = Secrets.Hash(first.Cookies.GetCookies(first.Origin)["miftah-80-device"]!.Value);
        var account = await portal.InDbAsync(db => db.KnownDevices.SingleAsync(x => x.TokenHash == token));
        await portal.InDbAsync(async db =>
        {
            for (var i = 1; i < KnownDevice.CountMax; i++)
                db.KnownDevices.Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(),
                        AccountId = account.AccountId,
                        TokenHash = Secrets.Hash($"browser {i} of {account.Id}"),
                        IdentityKey = account.IdentityKey,
                        Label = "Firefox",
                        FirstSeenAt = account.FirstSeenAt.AddMinutes(i),
                        LastSeenAt = account.LastSeenAt.AddMinutes(i),
                    }
                );
            return await db.SaveChangesAsync();
        });

        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.SignInAsync(portal.NewBrowser(), person);

        var kept = await portal.InDbAsync(db =>
            db.KnownDevices.Where(x => x.AccountId == account.AccountId).Select(x => x.Id).ToListAsync()
        );
        kept.Count.ShouldBe(KnownDevice.CountMax);
        kept.ShouldNotContain(account.Id);
    }

    [Fact]
    [Sentence(35)]
    public async Task DeviceCookieFromBefore_IsWorthNothing_AfterASignIn()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        browser.Cookies.SetCookies(browser.Origin, "miftah-80-device=PLANTED");

        await portal.SignInAsync(browser, person);

        var planted = Secrets.Hash("PLANTED");
        (await portal.InDbAsync(db => db.KnownDevices.AnyAsync(x => x.TokenHash == planted))).ShouldBeFalse();
        browser.Cookies.GetCookies(browser.Origin)["miftah-80-device"]!.Value.ShouldNotBe("PLANTED");
    }

    [Fact]
    public async Task FamilyOnOnePhone_StaysKnown_ToAllItsAccounts()
    {
        var (first, second) = (portal.NewPerson(), portal.NewPerson());
        var phone = portal.NewBrowser();
        await portal.SignInAsync(phone, first);
        await portal.SignInAsync(phone, second);
        await ExhaustAsync(first);

        await portal.SignInAsync(phone, first);
    }

    [Fact]
    [Sentence(65)]
    public async Task WhoKnowsThePassword_CannotSpendTheOwnersCodes()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var i = 0; i < 20; i++)
        {
            await portal
                .NewBrowser()
                .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
            portal.Clock.Advance(TimeSpan.FromMinutes(16));
        }
        await portal.RunOutboxAsync();

        await portal.SignInAsync(owner, person);
    }

    [Fact]
    [Sentence(65)]
    public async Task AfterARecovery_TheBrowserThatRecovered_SignsIn_WhateverStrangersGuess()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.RecoverAsync(browser, person);
        await ExhaustAsync(person);

        await portal.SignInAsync(browser, person, RecoverySteps.NewPassword);
    }

    [Fact]
    [Sentence(65)]
    public async Task WhoKnowsNumberMobileAndDocument_DoesNotCloseRecovery_OnAKnownDevice()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var i = 0; i < 6; i++)
        {
            var stranger = portal.NewBrowser();
            await portal.AnswerAsync(stranger, person.Number, person.Mobile, i % 2 == 0 ? "A0000000" : person.Passport);
            await stranger.FillAsync("/recover/code", ("Code", "000000"));
        }

        await portal.RecoverAsync(owner, person);
    }

    [Fact]
    [NegativeControl(65)]
    public async Task WithoutItsCookie_TheOwnersBrowserIsAStranger_AndShutOut()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        await ExhaustAsync(person);

        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        page.Errors.ShouldNotBeEmpty();
        await portal.SignInAsync(owner, person);
    }

    private async Task ExhaustAsync(Someone person)
    {
        for (var i = 0; i < 10; i++)
        {
            await portal
                .NewBrowser()
                .FillAsync("/sign-in", ("Username", person.Username), ("Password", "wrong wrong wrong"));
            portal.Clock.Advance(TimeSpan.FromSeconds(90));
        }
    }

    private async Task<bool> PausedAfterFourAsync(string number, string spelling)
    {
        for (var i = 0; i < 4; i++)
            await portal.NewBrowser().FillAsync("/sign-in", ("Username", number), ("Password", "wrong wrong wrong"));
        var name = spelling == "{0}" ? number : spelling.Replace("{0}", number[..4]).Replace("{1}", number[4..]);
        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", name), ("Password", "wrong wrong wrong"));
        return page.Errors.Contains("أوقفنا الدخول بكلمة المرور مؤقتًا");
    }

    // Well-formed, and nobody's: another one for each spelling, so that the cases do not share a budget.
    private static string NobodysNumber(string spelling) =>
        Domain.Identity.IdentityNumber.FromBody(Domain.Identity.PersonKind.Citizen, 10_000 + spelling.Length).Value;
}
