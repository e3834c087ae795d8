using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.BrowserTests.Support;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using Miftah.Web.Text;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>The verdict on the details goes to the telephone; the pages are the same for everyone.</summary>
public partial class WrongAnswerTests(Suite suite)
{
    private const string WrongPassport = "Z9999999";

    /// <summary>A second answer sooner than this is taken for the first one pressed twice, in milliseconds.</summary>
    private const int DoublePostMs = 3_500;

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    [Sentence(16)]
    public async Task Answer_Wrong_IsToldToTheTelephoneAndMayBeGivenAgain(string language, bool script)
    {
        await using var claimant = await suite.VisitAsync(language, script);
        var person = claimant.Portal.NewPerson();
        await claimant.IdentifyAsync(person);
        await claimant.ChooseAsync();
        await claimant.AnswerAsync(WrongPassport);
        var afterWrong = await PlainTextAsync(claimant);

        var word = await claimant.SmsAsync(person);
        word.Code.ShouldBeNull();
        var sentence = claimant.Portal.Words.Find(Language.Arabic, "sms.details-did-not-match");
        word.Text.ShouldContain(WhatMayBeLeftOut.Replace(sentence, ""));
        await claimant.Page.WaitForTimeoutAsync(DoublePostMs);
        await claimant.FollowAsync("recover.code.answer-again");
        await claimant.ChooseAsync();
        await claimant.AnswerAsync(person.Passport);
        (await PlainTextAsync(claimant)).ShouldBe(afterWrong);
        await claimant.EnterCodeAsync(person);
        await Expect(claimant.Page.Locator("main")).ToContainTextAsync(person.Username);
    }

    [Fact]
    [Sentence(1, 16)]
    public async Task Answer_OfSomebodyUnknown_GoesOnTheSameWayAndTellsNobody()
    {
        await using var known = await suite.VisitAsync("ar", script: false);
        await using var unknown = await suite.VisitAsync("ar", script: false);
        var person = known.Portal.NewPerson();
        await known.AskForCodeAsync(person);
        await known.SmsAsync(person);
        // Right person, wrong mobile: nobody's telephone may learn of it.
        var other = known.Portal.NewPerson();
        var stranger = new Someone(person.Person with { Mobile = other.Mobile });
        await unknown.AskForCodeAsync(stranger);
        (await PlainTextAsync(unknown)).ShouldBe(await PlainTextAsync(known));
        await unknown.TypeAsync("Code", "123456");
        await unknown.PressAsync("page.continue");
        await unknown.ShouldRefuseAsync("code.refused");
        await UntilJudgedAsync(unknown);
        known.Portal.Inbox.Newest(other.Mobile).ShouldBeEmpty();
        known.Portal.Inbox.Newest(person.Mobile).Count.ShouldBe(1);
    }

    private static async Task UntilJudgedAsync(Visitor claimant)
    {
        var secret = Secrets.Hash(await claimant.CookieAsync("recovery"));
        var verdict = Verdict.Pending;
        while (verdict == Verdict.Pending)
            verdict = await claimant.Portal.InDbAsync(db =>
                db.RecoveryAttempts.Where(x => x.SecretHash == secret).Select(x => x.Verdict).SingleAsync()
            );
        verdict.ShouldBe(Verdict.NotMatched);
    }

    /// <summary>
    /// The page as it is read, but for its clock times and its reference; its style sheet decides where lines end.
    /// </summary>
    private static async Task<string> PlainTextAsync(Visitor visitor)
    {
        await visitor.Page.WaitForLoadStateAsync();
        var text = await visitor.Page.Locator("body").InnerTextAsync();
        return Reference.Replace(ClockTime.Replace(text, "0:00"), "(reference)");
    }

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex WhatMayBeLeftOut { get; }

    [GeneratedRegex(@"\b[0-9A-Z]{8}\b")]
    private static partial Regex Reference { get; }

    [GeneratedRegex("[0-9]{1,2}:[0-9]{2}")]
    private static partial Regex ClockTime { get; }
}
