using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Tests.Casework;
using Miftah.Tests.Support;

namespace Miftah.Tests.Desk;

/// <summary>A request has a reference for everyone; by it the desk tells how far it came, and no more.</summary>
public abstract class ReferenceTests(TestPortal portal)
{
    private const string Strangers = "+966500000000";

    [Fact]
    [Sentence(2)]
    public async Task EveryPageOfARequest_ShowsItsReference_WhoeverIsNamed()
    {
        var person = portal.NewPerson();
        foreach (var (number, mobile) in ((string, string)[])[(person.Number, person.Mobile), (Unknown(1), Strangers)])
        {
            var browser = portal.NewBrowser();
            await portal.AnswerAsync(browser, number, mobile, person.Passport);
            var reference = await browser.ReferenceAsync("/recover/question");

            reference.ShouldAllBe(x => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Contains(x));
            foreach (var page in (string[])["/recover/answer", "/recover/code"])
                (await browser.ReferenceAsync(page)).ShouldBe(reference);
        }
    }

    [Fact]
    public async Task CallerWhoIsRight_HearsOfTheRequest_OfItsMessage_AndOfTheAccount()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var reference = await browser.ReferenceAsync("/recover/code");
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var shown = await agent.CallAsync(reference.ToLowerInvariant().Insert(4, "-"), person.Mobile.Last2());

        shown.Errors.ShouldBeEmpty();
        shown.Text.ShouldContain($"الطلب {reference}");
        shown.Text.ShouldContain("إدخال الرمز");
        shown.Text.ShouldContain("تسلّمتها شركة الاتصالات");
        shown.Text.ShouldContain("مفعّل");
        foreach (var secret in (string[])[code, person.Username, person.Mobile, person.Passport, person.Number])
            shown.Body.ShouldNotContain(secret);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.SupportLooked);
    }

    [Fact]
    [Sentence(1)]
    public async Task RequestOfSomebodysNumberWithAStrangersMobile_ShowsWhatThatOfNobodysNumberShows()
    {
        var person = portal.NewPerson();
        var (theirs, nobodys) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.AnswerAsync(theirs, person.Number, Strangers, person.Passport);
        await portal.AnswerAsync(nobodys, Unknown(2), Strangers, person.Passport);
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var (one, other) = (
            await theirs.ReferenceAsync("/recover/code"),
            await nobodys.ReferenceAsync("/recover/code")
        );

        var ofSomebody = await agent.CallAsync(one, Strangers.Last2());
        var ofNobody = await agent.CallAsync(other, Strangers.Last2());

        ofSomebody.Errors.ShouldBeEmpty();
        ofSomebody.Text.ShouldContain("لا توجد رسالة لهذا الطلب");
        ofSomebody.Text.ShouldNotContain("مفعّل");
        ofSomebody.Text.Replace(one, other).ShouldBe(ofNobody.Text);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.SupportRefused);
    }

    [Fact]
    public async Task CallerWhoSaysNeitherMobile_HearsNothing()
    {
        var browser = portal.NewBrowser();
        await portal.AnswerAsync(browser, Unknown(3), Strangers, "A0000000");
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var shown = await agent.CallAsync(await browser.ReferenceAsync("/recover/code"), "37");
        var unknown = await agent.CallAsync("0000000Z", "37");

        shown.Errors.ShouldContain("لا يطابق ما ذكره المتصل");
        unknown.Errors.ShouldBe(shown.Errors);
    }

    [Fact]
    public async Task EnrolmentHasOneToo_AndTheDeskTellsOfItsMessage()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        (await browser.IdentifyAsync(person.Number, person.Mobile, "/enrol")).ShouldGoTo("/enrol/question");
        var reference = await browser.ReferenceAsync("/enrol/question");
        await browser.FillAsync("/enrol/question", ("Question", "passport-number"));
        await browser.FillAsync("/enrol/answer", ("Answer", person.Passport));
        await portal.RunOutboxAsync();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var shown = await agent.CallAsync(reference, person.Mobile.Last2());

        shown.Errors.ShouldBeEmpty();
        shown.Text.ShouldContain("إنشاء حساب");
        shown.Text.ShouldContain("رمز إنشاء الحساب");
    }

    private static string Unknown(int i) => IdentityNumber.FromBody(PersonKind.Citizen, 97_000_000 + i).Value;
}

public sealed class SqliteReferenceTests(SqlitePortal on) : ReferenceTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresReferenceTests(PostgresPortal on)
    : ReferenceTests(on.Portal),
        IClassFixture<PostgresPortal>;
