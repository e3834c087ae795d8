using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Security;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>
/// A person without the old SIM gets the number changed through two officers, and is back in the account.
/// </summary>
public abstract class ChangeMobileTests(TestPortal portal)
{
    [Fact]
    [Sentence(56, 61)]
    public async Task TwoOfficers_ChangeTheNumber_AndItsOwnerRecoversWithIt()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, person, number);
        (await MobileAsync(person)).ShouldBe(person.Mobile, "the first officer alone changes nothing");
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.CaseTaken, "the owner reads who sees the case now");

        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");
        await portal.RunOutboxAsync();

        (await MobileAsync(person)).ShouldBe(number);
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("تغير رقم جوالك");
        var browser = portal.NewBrowser();
        (await portal.AnswerAsync(browser, person.Number, number, person.Passport)).ShouldGoTo("/recover/code");
        (await browser.FillAsync("/recover/code", ("Code", portal.Sms.CodeTo(number)))).ShouldGoTo("/recover/password");
    }

    [Fact]
    [Sentence(56)]
    public async Task NumberWhoseCodeDidNotComeBack_IsNotSentOn()
    {
        var person = portal.NewPerson();
        var first = await portal.OfficerAsync(1);
        var path = await first.SeeAsync(person);
        var number = NewNumbers.Next();
        await first.FillAsync($"{path}/number", ("Mobile", number));
        await portal.RunOutboxAsync();

        var wrong = NewNumbers.Not(portal.Sms.CodeTo(number));
        (await first.FillAsync($"{path}/code", ("Code", wrong))).Errors.ShouldContain("الرمز غير صحيح");

        (await first.DecideAsync(path)).Errors.ShouldContain("يجب اختيار القرار");
        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Opened);
    }

    [Fact]
    [Sentence(57)]
    public async Task NumberLatelyChangedByOfficers_IsNotChangedAgain_ByThePersonAlone()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, person, number);
        await second.ApproveAsync(path);

        await portal.RunOutboxAsync();
        var owner = portal.NewBrowser();
        (string, string?)[] fields = [("Username", person.Username), ("Password", Someone.CrowdPassword)];
        (await owner.FillAsync("/sign-in", fields)).ShouldGoTo("/sign-in/code");
        await portal.RunOutboxAsync();
        (await owner.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(number)))).ShouldGoTo("/home");
        var asked = await owner.FillAsync("/security/mobile", ("Mobile", NewNumbers.Next()));
        asked.Errors.ShouldNotBeEmpty();
        // Officers again, with all of it: the same way as the first time.
        (await first.OpenAsync(person))
            .Location.ShouldNotBeNull()
            .ShouldStartWith("/staff/cases/");
    }

    [Fact]
    public async Task VetoOfTheOldNumber_HoldsTheCase_UntilAFingerprint_AndIsGoodOnce()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, person, number);
        var link = portal.Sms.LinkTo(person.Mobile);
        var phone = portal.NewBrowser();
        var shown = (await phone.GetAsync(link)).Location.ShouldNotBeNull();
        await phone.GetAsync(shown);
        (await portal.CaseAsync(path)).VetoedAt.ShouldBeNull("opening a link changes nothing");

        (await phone.FillAsync(shown)).Text.ShouldContain("سُجّل الاعتراض");

        (await phone.GetAsync(shown)).Text.ShouldContain("لا يعمل هذا الرابط");
        (await second.ApproveAsync(path)).Errors.ShouldContain("اعترض صاحب الرقم السابق");
        (await MobileAsync(person)).ShouldBe(person.Mobile);

        await FingerprintAsync(person);
        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");
        (await MobileAsync(person)).ShouldBe(number);
    }

    [Fact]
    public async Task Veto_UndoesNoFingerprint()
    {
        var person = portal.NewPerson();
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, person, NewNumbers.Next());
        await FingerprintAsync(person);

        var phone = portal.NewBrowser();
        var shown = (await phone.GetAsync(portal.Sms.LinkTo(person.Mobile))).Location.ShouldNotBeNull();

        (await phone.GetAsync(shown)).Text.ShouldContain("لا يعمل هذا الرابط");
        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");
    }

    [Fact]
    public async Task OpenRecoveries_DieWithTheChange()
    {
        var person = portal.NewPerson();
        var recovering = portal.NewBrowser();
        await portal.CodeForAsync(recovering, person);
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);

        await second.ApproveAsync(await portal.SendAsync(first, person, NewNumbers.Next()));

        (await recovering.GetAsync("/recover/code")).Location.ShouldNotBeNull().ShouldStartWith("/recover?ended=");
    }

    [Fact]
    [Sentence(62)]
    public async Task Owner_ReadsWhoLookedAndWhy_AtOnce()
    {
        var person = portal.NewPerson();
        var first = await portal.OfficerAsync(1);
        var path = await first.SeeAsync(person);
        (await first.GetAsync(path)).Text.ShouldNotContain(person.Person.NameArabic);

        var look = await first.FillAsync($"{path}/look?fact=Name", ("Reason", "look-compare"));

        look.Text.ShouldContain(person.Person.NameArabic);
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var history = (await browser.GetAsync("/security/history")).Text;
        history.ShouldContain("اطّلع موظف على اسمك");
        history.ShouldContain("السبب: المقارنة بالوثيقة");
        history.ShouldContain("مكتب 1");
        history.ShouldContain("فتح موظف معاملة على حسابك");
    }

    [Fact]
    [NegativeControl(56)]
    public async Task VerdictThatAsksForNoObjection_ChangesTheNumberInSpiteOfIt()
    {
        var off = new GuardOff().Condition(
            "UPDATE \"case\"",
            "\"\\w+\"\\.\"VetoedAt\" IS NULL OR \"\\w+\"\\.\"FingerprintAt\" IS NOT NULL"
        );
        await using var whole = await TestPortal.StartAsync();
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await ChangedInSpiteAsync(whole)).ShouldBeFalse();
        (await ChangedInSpiteAsync(broken)).ShouldBeTrue();
        off.Taken.ShouldBeGreaterThan(0);
    }

    private static async Task<bool> ChangedInSpiteAsync(TestPortal at)
    {
        var person = at.NewPerson();
        var (first, second) = (await at.OfficerAsync(1), await at.ApproverAsync(2));
        await at.OnlyAsync(first, second);
        var path = await at.SendAsync(first, person, NewNumbers.Next());
        var phone = at.NewBrowser();
        await phone.FillAsync((await phone.GetAsync(at.Sms.LinkTo(person.Mobile))).Location!);
        await second.ApproveAsync(path);
        return (await at.ActsOfAsync(person)).Contains(Acts.NumberChanged);
    }

    private async Task FingerprintAsync(Someone person)
    {
        var kiosk = await portal.AtKioskAsync(person.Number);
        await kiosk.FillAsync("/kiosk/finger", ("Capture", portal.CaptureOf(person.Number)));
        await portal.RunOutboxAsync();
        (await kiosk.GetAsync("/kiosk/finger")).ShouldGoTo("/kiosk/tasks");
    }

    private async Task<string> MobileAsync(Someone person) =>
        portal.Services.GetRequiredService<PersonalDataSeal>().Open(await AccountAsync(person)).Mobile;

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
}

public sealed class SqliteChangeMobileTests(SqlitePortal on)
    : ChangeMobileTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class PostgresChangeMobileTests(PostgresPortal on)
    : ChangeMobileTests(on.Portal),
        IClassFixture<PostgresPortal>;
