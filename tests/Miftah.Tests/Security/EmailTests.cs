using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>The address for notices: proved by its code, told to everyone concerned, and a key to nothing.</summary>
public abstract class EmailTests(TestPortal portal)
{
    private const string Form = "/security/email";
    private const string CodeForm = "/security/email?handler=Code";

    [Fact]
    public async Task Address_IsKeptOnlyAfterItsCode_AndBothChannelsAreTold()
    {
        var (person, browser) = await SignedInAsync();
        var address = NewAddress();
        (await browser.FillAsync(Form, ("Address", address))).ShouldGoTo(Form);
        await portal.RunOutboxAsync();
        (await EmailOfAsync(person)).ShouldBeNull();
        var code = portal.Mail.CodeTo(address);
        portal.Mail.To(address).ShouldHaveSingleItem().Subject.ShouldNotContain(code);

        (await browser.FillAsync(CodeForm, ("Code", code))).ShouldGoTo("/security?done=email");
        await portal.RunOutboxAsync();

        (await EmailOfAsync(person)).ShouldBe(address);
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("أضيف بريد لحسابك"));
        var notice = portal.Mail.To(address)[^1].Text;
        notice.ShouldContain("أضيف بريد لحسابك");
        notice.ShouldContain("an e-mail for notices was added");
        (await browser.GetAsync("/security")).Text.ShouldContain("تصل إشعارات الحساب إلى بريدك وإلى جوالك");
    }

    [Fact]
    public async Task Code_IsCountedBeforeItIsCompared_AndTakesFiveTries()
    {
        var (person, browser) = await SignedInAsync();
        var address = NewAddress();
        await browser.FillAsync(Form, ("Address", address));
        await portal.RunOutboxAsync();
        var code = portal.Mail.CodeTo(address);
        var shown = await browser.GetAsync(Form);
        var wrong = code == "000000" ? "000001" : "000000";

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.PostAsync(shown, CodeForm, ("Code", wrong))));

        (await ClaimAsync(person)).Tries.ShouldBe(EmailClaim.TriesMax);
        (await browser.PostAsync(shown, CodeForm, ("Code", code))).Errors.ShouldContain("لم يُقبل الرمز");
        (await EmailOfAsync(person)).ShouldBeNull();
    }

    [Fact]
    public async Task Code_PostedTwiceAtOnce_IsTakenOnce()
    {
        var (person, browser) = await SignedInAsync();
        var address = NewAddress();
        await browser.FillAsync(Form, ("Address", address));
        await portal.RunOutboxAsync();
        var (code, shown) = (portal.Mail.CodeTo(address), await browser.GetAsync(Form));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.PostAsync(shown, CodeForm, ("Code", code))));
        await portal.RunOutboxAsync();

        portal.Mail.To(address).Count(x => x.Text.Contains("أضيف بريد")).ShouldBe(1);
        (await EmailOfAsync(person)).ShouldBe(address);
    }

    [Fact]
    public async Task Code_OfAnotherSession_OrAfterItsLife_IsNotTaken()
    {
        var (person, browser) = await SignedInAsync();
        var address = NewAddress();
        await browser.FillAsync(Form, ("Address", address));
        await portal.RunOutboxAsync();
        var code = portal.Mail.CodeTo(address);
        var other = portal.NewBrowser();
        await portal.SignInAsync(other, person);
        (await other.FillAsync(CodeForm, ("Code", code))).Errors.ShouldContain("لم يُقبل الرمز");
        await portal.InDbAsync(db =>
            db.EmailClaims.Where(x => x.CodeHash != null)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndsAt, portal.Clock.GetUtcNow().UtcDateTime))
        );

        (await browser.FillAsync(CodeForm, ("Code", code))).Errors.ShouldContain("لم يُقبل الرمز");
        (await EmailOfAsync(person)).ShouldBeNull();
    }

    [Fact]
    public async Task ADay_HasFiveCodes_AndANewOneEndsTheFormer()
    {
        var (_, browser) = await SignedInAsync();
        string[] addresses = [.. Enumerable.Range(0, EmailClaim.ClaimsMax).Select(_ => NewAddress())];
        foreach (var address in addresses)
            (await browser.FillAsync(Form, ("Address", address))).ShouldGoTo(Form);
        await portal.RunOutboxAsync();

        (await browser.FillAsync(Form, ("Address", NewAddress()))).Errors.ShouldContain("العدد الأقصى من الرموز");
        var first = portal.Mail.CodeTo(addresses[0]);
        var last = portal.Mail.CodeTo(addresses[^1]);
        if (first != last)
            (await browser.FillAsync(CodeForm, ("Code", first))).Errors.ShouldContain("لم يُقبل الرمز");
        (await browser.FillAsync(CodeForm, ("Code", last))).ShouldGoTo("/security?done=email");
    }

    [Fact]
    [Sentence(52)]
    public async Task ChangeAndRemoval_AreToldToTheFormerAddressToo_EachWithALinkOfItsOwn()
    {
        var (person, browser) = await SignedInAsync();
        var (former, present) = (NewAddress(), NewAddress());
        await portal.AddEmailAsync(browser, former);

        await portal.AddEmailAsync(browser, present);

        portal.Mail.To(former)[^1].Text.ShouldContain("تغير بريدك المسجل");
        portal.Mail.To(present)[^1].Text.ShouldContain("تغير بريدك المسجل");
        string[] links = [portal.Mail.LinkTo(former), portal.Mail.LinkTo(present), portal.Sms.LinkTo(person.Mobile)];
        links.ShouldBeUnique();
        (await browser.FillAsync("/security/email?handler=Remove")).ShouldGoTo("/security?done=email-removed");
        await portal.RunOutboxAsync();
        portal.Mail.To(present)[^1].Text.ShouldContain("أزيل بريدك المسجل");
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("أزيل بريدك المسجل");
        (await EmailOfAsync(person)).ShouldBeNull();

        var stranger = portal.NewBrowser();
        await stranger.FillAsync(portal.Mail.LinkTo(former));
        (await browser.IsSignedInAsync()).ShouldBeFalse("the former address froze the account");
    }

    [Fact]
    [Sentence(43)]
    public async Task Change_EndsOtherSessions_AndARecoveryThatWasBegunBefore()
    {
        var (person, browser) = await SignedInAsync();
        var (elsewhere, recovering) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(elsewhere, person);
        await portal.ProveAsync(recovering, person);

        await portal.AddEmailAsync(browser, NewAddress());

        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        (await recovering.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=2");
    }

    [Theory]
    [InlineData("")]
    [InlineData("someone")]
    [InlineData("a@b")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a@example.org, b@example.org")]
    public async Task WhatIsNoAddress_IsSentNothing(string typed)
    {
        var (_, browser) = await SignedInAsync();

        (await browser.FillAsync(Form, ("Address", typed))).Errors.ShouldContain("عنوان البريد");
    }

    [Fact]
    public async Task WithoutAServer_ThePageSaysSo_AndTakesNothing()
    {
        var (_, browser) = await SignedInAsync();
        portal.Services.GetRequiredService<MailSwitch>().IsOn = false;
        try
        {
            var page = await browser.GetAsync(Form);
            page.Text.ShouldContain("غير متاحة في هذه البوابة حاليًّا");
            await browser.PostAsync(page, Form, ("Address", NewAddress()));
            (await portal.InDbAsync(db => db.MailMessages.AnyAsync(x => x.SentAt == null))).ShouldBeFalse();
        }
        finally
        {
            portal.Services.GetRequiredService<MailSwitch>().IsOn = true;
        }
    }

    [Fact]
    public async Task WhatIsWritten_HoldsTheAddressNowhereInClear()
    {
        var (_, browser) = await SignedInAsync();
        var address = NewAddress();
        await portal.AddEmailAsync(browser, address);

        portal.Log.Lines.ShouldAllBe(x => !x.Contains(address));
        (await portal.InDbAsync(db => db.MailMessages.ToListAsync())).ShouldAllBe(x =>
            x.TextSealed == null && x.ToSealed == null
        );
        (await portal.InDbAsync(db => db.EmailClaims.ToListAsync()))
            .Where(x => x.UsedAt != null)
            .ShouldAllBe(x => x.AddressSealed == null);
    }

    private async Task<(Someone Person, Browser Browser)> SignedInAsync()
    {
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        return (person, browser);
    }

    private static int made;

    private static string NewAddress() => $"someone.{Interlocked.Increment(ref made)}@example.org";

    private async Task<string?> EmailOfAsync(Someone person)
    {
        var account = await portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
        return portal.Services.GetRequiredService<PersonalDataSeal>().Open(account).Email;
    }

    private async Task<EmailClaim> ClaimAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db => db.EmailClaims.AsNoTracking().SingleAsync(x => x.AccountId == id));
    }
}

public sealed class EmailOnSqliteTests(SqlitePortal on) : EmailTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class EmailOnPostgresTests(PostgresPortal on) : EmailTests(on.Portal), IClassFixture<PostgresPortal>;
