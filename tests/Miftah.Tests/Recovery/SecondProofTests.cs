using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>
/// No downgrade: an account that has a passkey, an app or saved codes recovers remotely with one of them only, asked
/// after
/// the right code.
/// </summary>
public abstract class SecondProofTests(TestPortal portal)
{
    [Fact]
    [Sentence(6, 32, 51)]
    public async Task RightCode_IsNotEnough_WhereAnythingStrongerIsBound()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await ToProofAsync(person);

        foreach (var step in RecoveryJourney.Steps.Skip(1).Where(x => x.Step != RecoveryStep.SecondProof))
        {
            (await browser.GetAsync(step.Path)).ShouldGoTo("/recover/proof");
            if (step.Step != RecoveryStep.Done)
                (await browser.PostAsync(await browser.GetAsync("/recover/proof"), step.Path)).ShouldGoTo(
                    "/recover/proof"
                );
        }
        (await browser.GetAsync("/recover/proof")).Body.ShouldNotContain(person.Person.Username);
        portal.Sms.To(person.Mobile).Where(x => x.Text.Contains("عرضنا اسم مستخدمك")).ShouldBeEmpty();
    }

    [Fact]
    [Sentence(51)]
    public async Task AppCode_OpensThePasswordPage_AndLeavesNoHold()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await ToProofAsync(person);

        (await browser.FillAsync("/recover/proof", ("Code", person.AppCode()))).ShouldGoTo("/recover/password");
        (await browser.GetAsync("/recover/proof")).ShouldGoTo("/recover/password");
        (await SetPasswordAsync(browser)).ShouldGoTo("/recover/done");

        var account = await AccountAsync(person);
        account.HoldEndsAt.ShouldBeNull();
        account.Version.ShouldBe(1);
        var proofs = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == account.Id)
                .Where(x => x.Act == Acts.UsernameShown || x.Act == Acts.PasswordSet)
                .Select(x => x.Proofs)
                .Distinct()
                .ToListAsync()
        );
        proofs.ShouldHaveSingleItem().ShouldBe("challenge,document,sms-code,authenticator-app");
    }

    [Fact]
    [Sentence(51)]
    public async Task SavedCode_OpensThePasswordPage_AndEverythingBoundStays()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await ToProofAsync(person);

        (await browser.FillAsync("/recover/proof?by=saved", ("Code", person.SavedCodes[9]))).ShouldGoTo(
            "/recover/password"
        );
        (await SetPasswordAsync(browser)).ShouldGoTo("/recover/done");

        var bound = await portal.InDbAsync(db =>
            db.Authenticators.CountAsync(x => x.AccountId == person.Account.Id && x.EndedAt == null)
        );
        bound.ShouldBe(2, "a reset removes no authenticator (sentence 51)");
    }

    [Fact]
    [Sentence(33, 34)]
    public async Task AnothersProof_OpensNothing()
    {
        var (person, thief) = (await portal.NewGuardedAsync(), await portal.NewGuardedAsync());
        var browser = await ToProofAsync(person);

        (await browser.FillAsync("/recover/proof", ("Code", thief.AppCode()))).Errors.ShouldNotBeEmpty();
        (await browser.FillAsync("/recover/proof?by=saved", ("Code", thief.SavedCodes[0]))).Errors.ShouldNotBeEmpty();
        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover/proof");
    }

    [Fact]
    [Sentence(41)]
    public async Task Sms_IsNoWayHere()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await ToProofAsync(person);

        var page = await browser.GetAsync("/recover/proof?by=sms");

        page.Body.ShouldNotContain("<a href=\"?by=sms\"");
        page.Text.ShouldContain("لا أستطيع استخدام أيٍّ منها");
    }

    [Fact]
    [Sentence(43)]
    public async Task AuthenticatorBoundAfterTheCode_EndsTheAttempt()
    {
        // Begun when nothing was bound: what is bound since must not be passed by.
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        await BindAsync(person, raisesVersion: true);

        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=2");
    }

    [Fact]
    [Sentence(32, 51)]
    public async Task ThePasswordWrite_AsksOnceMore_WhatIsBound()
    {
        // The negative control of the version: an authenticator that appears without it is still not passed by.
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        await BindAsync(person, raisesVersion: false);

        (await SetPasswordAsync(browser)).ShouldGoTo("/recover?ended=2");
    }

    [Fact]
    [Sentence(41, 51)]
    public async Task UsedUpCodes_DoNotOpenTheWeakerWay()
    {
        var person = await portal.NewGuardedAsync();
        var now = person.Account.CreatedAt;
        await portal.InDbAsync(db =>
            db.Authenticators.Where(x => x.Id == person.App.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now))
        );
        await portal.InDbAsync(db =>
            db.SavedCodes.Where(x => x.SetId == person.Set.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now))
        );
        var browser = await ToProofAsync(person);

        (await browser.FillAsync("/recover/proof", ("Code", person.SavedCodes[0]))).Errors.ShouldNotBeEmpty();
        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover/proof");
    }

    [Fact]
    [Sentence(35)]
    public async Task SecretOfTheBrowser_ChangesWithTheProof()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await ToProofAsync(person);
        var copy = portal.NewBrowser();
        copy.Cookies.SetCookies(copy.Origin, browser.Cookies.GetCookieHeader(browser.Origin).Replace("; ", ","));

        (await browser.FillAsync("/recover/proof", ("Code", person.AppCode()))).ShouldGoTo("/recover/password");

        (await copy.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=1");
    }

    private async Task<Browser> ToProofAsync(Guarded person)
    {
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person.Person);
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/proof");
        await portal.RunOutboxAsync();
        return browser;
    }

    private static Task<Page> SetPasswordAsync(Browser browser) =>
        browser.FillAsync(
            "/recover/password",
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword)
        );

    private Task<SubscriberAccount> AccountAsync(Guarded person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(x => x.Id == person.Account.Id));

    private Task<int> BindAsync(Someone person, bool raisesVersion) =>
        portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.SingleAsync(portal.Is(person));
            db.Authenticators.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = account.Id,
                    Kind = AuthenticatorKind.SavedCodes,
                    BoundAt = account.CreatedAt,
                    BoundIn = Guid.Empty,
                }
            );
            account.Version += raisesVersion ? 1 : 0;
            return await db.SaveChangesAsync();
        });
}

public sealed class SecondProofOnSqliteTests(SqlitePortal on)
    : SecondProofTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class SecondProofOnPostgresTests(PostgresPortal on)
    : SecondProofTests(on.Portal),
        IClassFixture<PostgresPortal>;
