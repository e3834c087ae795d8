using System.Net;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>Bad input gets the page again with the reason; nothing that was typed is lost.</summary>
public sealed class BadInputTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Theory]
    [InlineData("", "يجب إدخال رقم الهوية الوطنية أو الإقامة")]
    [InlineData("12345", "من 10 أرقام")]
    [InlineData("10A0000008", "من أرقام فقط")]
    [InlineData("1000000009", "خطأ")]
    [InlineData("3000000000", "خطأ")]
    public async Task IdentityNumber_IsExplained_AndKept(string typed, string sentence)
    {
        var page = await portal.NewBrowser().IdentifyAsync(typed, "0500000000");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Errors.ShouldContain(sentence);
        page.Text.ShouldStartWithTitle("خطأ:");
        page.Body.ShouldContain($"value=\"{typed}\"");
        page.Body.ShouldContain("value=\"0500000000\"");
    }

    [Theory]
    [InlineData("", "يجب إدخال رقم الجوال")]
    [InlineData("123", "رقم الجوال كاملًا")]
    [InlineData("0112345678", "رقم الجوال كاملًا")]
    [InlineData("abc", "رقم الجوال كاملًا")]
    public async Task Mobile_IsExplained(string typed, string sentence) =>
        (await portal.NewBrowser().IdentifyAsync(portal.NewPerson().Number, typed)).Errors.ShouldContain(sentence);

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("\u200f{0}\u200e")]
    [InlineData("٠{1}")]
    [InlineData("+966{2}")]
    [InlineData("00966{2}")]
    [InlineData("966{2}")]
    [InlineData("{2}")]
    public async Task Mobile_InEverySpelling_ReachesTheSamePhone(string spelling)
    {
        var person = portal.NewPerson();
        var national = person.Mobile["+966".Length..];
        var typed = spelling
            .Replace("{0}", "0" + national)
            .Replace("{1}", string.Concat(national.Select(x => (char)(x - '0' + '٠'))))
            .Replace("{2}", national);

        await portal.AnswerAsync(portal.NewBrowser(), person.Number, typed, person.Passport);

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FieldsOfAHundredKilobytes_AreRefused_AndEchoedShort()
    {
        var huge = new string('7', 100_000);
        var page = await portal.NewBrowser().IdentifyAsync(huge, huge);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Errors.ShouldContain("من 10 أرقام");
        page.Body.Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public async Task MissingAndRepeatedFields_AreThePageAgain()
    {
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/recover");

        (await browser.PostAsync(shown, "/recover")).Errors.ShouldContain("يجب إدخال رقم الهوية");
        var repeated = await browser.PostAsync(
            shown,
            "/recover",
            ("IdentityNumber", "12"),
            ("IdentityNumber", portal.NewPerson().Number),
            ("Mobile", "0500000000")
        );
        repeated.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task StaleForm_ComesBackFilled_WithoutSecrets()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/sign-in");

        var page = await browser.PostAsync(
            shown,
            "/sign-in",
            ("__RequestVerificationToken", "stale"),
            ("Username", person.Username),
            ("Password", Someone.CrowdPassword)
        );

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Errors.ShouldContain("يمكنك الإرسال مرة أخرى الآن");
        page.Body.ShouldContain($"value=\"{person.Username}\"");
        page.Body.ShouldNotContain(Someone.CrowdPassword);
    }

    [Fact]
    [Sentence(39)]
    public async Task PostFromAnotherSite_ChangesNothing()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var nothing = await portal.NewBrowser().GetAsync("/recover");

        foreach (var path in (string[])["/sign-out", "/freeze", "/home?handler=EndOthers"])
            (await browser.PostAsync(nothing, path)).Status.ShouldNotBe(HttpStatusCode.Redirect);

        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    [Sentence(18)]
    public async Task QuestionOfTheOtherKind_IsRefused()
    {
        var browser = portal.NewBrowser();
        var person = portal.NewPerson();
        await browser.IdentifyAsync(person.Number, person.Mobile);

        (await browser.FillAsync("/recover/question", ("Question", "border-number"))).Errors.ShouldContain(
            "يجب اختيار سؤال"
        );
        (await browser.FillAsync("/recover/question", ("Question", "mother's name"))).Errors.ShouldContain(
            "يجب اختيار سؤال"
        );
    }

    [Theory]
    [InlineData("hijri", "30", "2", "1400", "موجودًا في التقويم الهجري")]
    [InlineData("gregorian", "31", "2", "1990", "موجودًا في التقويم الميلادي")]
    [InlineData("hijri", "1", "1", "1501", "1318")]
    [InlineData("gregorian", "", "2", "1990", "يوم")]
    [InlineData("gregorian", "1", "", "1990", "شهر")]
    [InlineData("", "1", "2", "1990", "التقويم")]
    public async Task DatesThatAreNone_AreExplained_AndKept(
        string calendar,
        string day,
        string month,
        string year,
        string sentence
    )
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile, "birth-date");

        var page = await browser.FillAsync(
            "/recover/answer",
            ("Calendar", calendar),
            ("Day", day),
            ("Month", month),
            ("Year", year)
        );

        page.Errors.ShouldContain(sentence);
        page.Body.ShouldContain($"value=\"{year}\"");
    }

    [Theory]
    [InlineData("short", "short", "12")]
    [InlineData("meadow trumpet saffron", "meadow trumpet", "نفسها في الحقلين")]
    [InlineData("", "", "يجب إدخال كلمة المرور الجديدة")]
    [InlineData("passwordpassword", "passwordpassword", "شائعة")]
    [InlineData("quiet harbour lantern", "quiet harbour lantern", "تختلف كلمة المرور عن السابقة")]
    [Sentence(45, 46)]
    public async Task NewPassword_IsRefusedWithTheReason_AndTheProofsStay(
        string typed,
        string repeated,
        string sentence
    )
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);

        var page = await browser.FillAsync("/recover/password", ("NewPassword", typed), ("RepeatPassword", repeated));

        page.Errors.ShouldContain(sentence);
        page.Text.ShouldContain(person.Username);
        page.Body.ShouldNotContain("value=\"meadow");
        (await browser.GetAsync("/recover/password")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LanguageSwitch_KeepsThePageAndWhatWasTyped()
    {
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/recover");

        var english = await browser.PostAsync(
            shown,
            "/en/recover",
            ("SwitchLanguage", "1"),
            ("IdentityNumber", "12 34"),
            ("Mobile", "05")
        );

        english.Text.ShouldContain("Recover access to your account");
        english.Errors.ShouldBeEmpty();
        english.Body.ShouldContain("value=\"12 34\"");
    }
}

file static class TitleAssertions
{
    public static void ShouldStartWithTitle(this string text, string start) => text.TrimStart().ShouldStartWith(start);
}
