using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Guessing;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>Page 4: what a code is worth, and how many guesses there are.</summary>
public abstract class RecoveryCodeTests(TestPortal portal)
{
    [Theory]
    [InlineData("١٢٣ ٤٥٦")]
    [InlineData("۱۲۳۴۵۶")]
    [InlineData("123-456")]
    public async Task AnyKeyboardsDigits_AreACode(string typed)
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var spelled = string.Concat(typed.Select(c => char.IsDigit(c) ? Respell(code, c) : c));

        (await browser.FillAsync("/recover/code", ("Code", spelled))).ShouldGoTo("/recover/password");
    }

    [Fact]
    public async Task ThreeWrongCodes_KillTheCode()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        for (var i = 0; i < 3; i++)
            (await browser.FillAsync("/recover/code", ("Code", Wrong(code)))).Errors.ShouldContain("الرمز غير صحيح");

        (await browser.FillAsync("/recover/code", ("Code", code))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(22)]
    [NegativeControl(22)]
    public async Task Code_LivesTenMinutes_ByTheServersClock()
    {
        var (inTime, late) = (portal.NewPerson(), portal.NewPerson());
        var (early, tardy) = (portal.NewBrowser(), portal.NewBrowser());
        var first = await portal.CodeForAsync(early, inTime);
        portal.Clock.Advance(TimeSpan.FromSeconds(599));
        (await early.FillAsync("/recover/code", ("Code", first))).ShouldGoTo("/recover/password");

        var second = await portal.CodeForAsync(tardy, late);
        portal.Clock.Advance(TimeSpan.FromSeconds(600));
        (await tardy.FillAsync("/recover/code", ("Code", second))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(25, 26)]
    public async Task Resend_KillsTheFormerCode_AndResetsNoBudget()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var former = await portal.CodeForAsync(browser, person);
        await ResendAsync(browser);
        var latest = portal.Sms.CodeTo(person.Mobile);

        if (former != latest)
            (await browser.FillAsync("/recover/code", ("Code", former))).Errors.ShouldContain("الرمز غير صحيح");
        (await browser.FillAsync("/recover/code", ("Code", latest))).ShouldGoTo("/recover/password");
    }

    [Fact]
    public async Task Resend_WithinAMinute_SaysWhen()
    {
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, portal.NewPerson());

        var page = await browser.FillAsync("/recover/code?handler=Resend");

        page.Errors.ShouldContain("يمكنك طلب رمز جديد بعد الساعة");
    }

    [Fact]
    [Sentence(25)]
    public async Task StrangersWrongCodes_AreThreeADay_WhateverTheAttempt()
    {
        var person = portal.NewPerson();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var stranger = portal.NewBrowser();
            var code = await portal.CodeForAsync(stranger, person);
            for (var i = 0; i < 2; i++)
                await stranger.FillAsync("/recover/code", ("Code", Wrong(code)));
        }

        var last = portal.NewBrowser();
        var right = await portal.CodeForAsync(last, person);

        (await last.FillAsync("/recover/code", ("Code", right))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(65)]
    public async Task StrangersWrongCodes_DoNotClose_TheOwnersKnownDevice()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var stranger = portal.NewBrowser();
            var code = await portal.CodeForAsync(stranger, person);
            for (var i = 0; i < 3; i++)
                await stranger.FillAsync("/recover/code", ("Code", Wrong(code)));
        }

        await portal.RecoverAsync(owner, person);
    }

    [Fact]
    [Sentence(23)]
    public async Task HundredParallelWrongCodes_AreEvaluatedThreeTimes_AtMost()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var shown = await browser.GetAsync("/recover/code");

        await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => browser.PostAsync(shown, "/recover/code", ("Code", Wrong(code))))
        );

        (await CountedAsync(person)).ShouldBe(3);
        (await browser.FillAsync("/recover/code", ("Code", code))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(14)]
    public async Task HundredParallelAnswers_AreOne_AndEachPostGoesOnToTheCode()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        var shown = await browser.GetAsync("/recover/answer");
        var before = portal.Sms.To(person.Mobile).Count;

        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ => browser.PostAsync(shown, "/recover/answer", ("Answer", person.Passport)))
        );
        await portal.RunOutboxAsync();

        pages.ShouldAllBe(x => x.Location == "/recover/code");
        (portal.Sms.To(person.Mobile).Count - before).ShouldBe(1);
    }

    [Fact]
    [Sentence(24)]
    public async Task RightCodeTwiceAtOnce_SucceedsOnce()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var shown = await browser.GetAsync("/recover/code");

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => browser.PostAsync(shown, "/recover/code", ("Code", code)))
        );
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).Count(x => x.Text.Contains("عرضنا اسم مستخدمك")).ShouldBe(1);
    }

    [Fact]
    [Sentence(27, 34)]
    public async Task CodeOfOnePerson_DoesNotOpen_AnotherPersonsAttempt()
    {
        var (mine, hers) = (portal.NewBrowser(), portal.NewBrowser());
        var code = await portal.CodeForAsync(mine, portal.NewPerson());
        var other = await portal.CodeForAsync(hers, portal.NewPerson());

        if (code != other)
            (await hers.FillAsync("/recover/code", ("Code", code))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(27, 36)]
    public async Task Code_InAnotherBrowser_IsUseless()
    {
        var code = await portal.CodeForAsync(portal.NewBrowser(), portal.NewPerson());
        var stranger = portal.NewBrowser();
        var page = await stranger.GetAsync("/sign-in");

        (await stranger.PostAsync(page, "/recover/code", ("Code", code))).ShouldGoTo("/recover?ended=1");
    }

    [Fact]
    [Sentence(35)]
    public async Task CookieFromBeforeTheCode_IsWorthNothing_AfterIt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var planted = portal.NewBrowser();
        planted.Cookies.SetCookies(planted.Origin, browser.Cookies.GetCookieHeader(browser.Origin).Replace("; ", ","));

        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");

        (await planted.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=1");
    }

    [Theory]
    [InlineData("", "يجب إدخال رمز التحقق")]
    [InlineData("12345", "من 6 أرقام")]
    [InlineData("12a456", "من 6 أرقام")]
    public async Task TypingSlip_IsExplained_AndCostsNoTry(string typed, string sentence)
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        for (var i = 0; i < 4; i++)
            (await browser.FillAsync("/recover/code", ("Code", typed))).Errors.ShouldContain(sentence);

        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    // How many guesses stand in the person's own budgets: those that were compared.
    private Task<int> CountedAsync(Someone person) =>
        portal.InDbAsync(async db =>
        {
            var key = await db.Accounts.Where(portal.Is(person)).Select(x => x.IdentityKey).SingleAsync();
            var rows = await db
                .GuessBudgets.AsNoTracking()
                .Where(x => x.Key == key && x.Kind == GuessKind.RecoveryCode)
                .ToListAsync();
            return rows.Sum(x => x.Times.Count(t => t is not null));
        });

    private async Task ResendAsync(Browser browser)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        (await browser.FillAsync("/recover/code?handler=Resend")).ShouldGoTo("/recover/code");
        await portal.RunOutboxAsync();
    }

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    // The n-th digit of the pattern stands for the n-th digit of the code, in the pattern's own script.
    private static char Respell(string code, char pattern) =>
        (char)(pattern - (int)char.GetNumericValue(pattern) + (code[(int)char.GetNumericValue(pattern) - 1] - '0'));
}

public sealed class RecoveryCodeOnSqliteTests(SqlitePortal on)
    : RecoveryCodeTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class RecoveryCodeOnPostgresTests(PostgresPortal on)
    : RecoveryCodeTests(on.Portal),
        IClassFixture<PostgresPortal>;
