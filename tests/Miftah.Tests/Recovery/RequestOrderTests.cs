using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>
/// Whatever the order and number of requests: no proof is skipped, nothing is done twice, no dead end.
/// </summary>
public sealed class RequestOrderTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(32)]
    public async Task EveryStep_WithoutAnAttempt_StartsAgain()
    {
        foreach (var step in RecoveryJourney.Steps.Skip(1))
        {
            var browser = portal.NewBrowser();
            (await browser.GetAsync(step.Path)).ShouldGoTo("/recover?ended=1");
            var form = await browser.GetAsync("/sign-in");
            if (step.Step != RecoveryStep.Done) // It takes no posts.
                (await browser.PostAsync(form, step.Path)).ShouldGoTo("/recover?ended=1");
        }
        (await portal.NewBrowser().GetAsync("/recover?ended=1")).Text.ShouldContain("لم يتغيّر شيء في حسابك");
    }

    [Fact]
    [Sentence(15, 32)]
    public async Task EveryOrderOfRequests_ReachesOnlyWhatItsProofsOpen()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await ShouldOpenAsync(browser, "/recover?ended=1");
        (await browser.IdentifyAsync(person.Number, person.Mobile)).ShouldGoTo("/recover/question");
        await ShouldOpenAsync(browser, "/recover/question", "/recover/question");
        await browser.FillAsync("/recover/question", ("Question", "passport-number"));
        await ShouldOpenAsync(browser, "/recover/answer", "/recover/question", "/recover/answer");
        await browser.FillAsync("/recover/answer", ("Answer", person.Passport));
        await portal.RunOutboxAsync();
        await ShouldOpenAsync(browser, "/recover/code", "/recover/question", "/recover/answer", "/recover/code");
        await browser.FillAsync("/recover/code", ("Code", portal.Sms.CodeTo(person.Mobile)));
        await ShouldOpenAsync(browser, "/recover/password", "/recover/password");
        await browser.FillAsync(
            "/recover/password",
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword)
        );
        await ShouldOpenAsync(browser, "/recover/done", "/recover/done");
    }

    [Fact]
    [Sentence(32, 51)]
    public async Task EveryOrderOfRequests_OfSomeoneWithMoreThanAMobile_PassesTheSecondProof()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person.Person);
        await ShouldOpenAsync(browser, "/recover/code", "/recover/question", "/recover/answer", "/recover/code");
        await browser.FillAsync("/recover/code", ("Code", code));
        await ShouldOpenAsync(browser, "/recover/proof", "/recover/proof");
        await browser.FillAsync("/recover/proof", ("Code", person.WrongAppCode()));
        await ShouldOpenAsync(browser, "/recover/proof", "/recover/proof");
        await browser.FillAsync("/recover/proof", ("Code", person.AppCode()));
        await ShouldOpenAsync(browser, "/recover/password", "/recover/password");
        await browser.FillAsync(
            "/recover/password",
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword)
        );
        await ShouldOpenAsync(browser, "/recover/done", "/recover/done");
    }

    [Fact]
    public async Task SameAnswerPostedTwice_CountsOnce()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        var shown = await browser.GetAsync("/recover/answer");

        for (var i = 0; i < 3; i++)
            (await browser.PostAsync(shown, "/recover/answer", ("Answer", person.Passport))).ShouldGoTo(
                "/recover/code"
            );
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task MistypedAnswer_CanBeGivenAgain_InTheSameAttempt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.AnswerAsync(browser, person.Number, person.Mobile, "A0000000");
        portal.Clock.Advance(TimeSpan.FromSeconds(30));

        (await browser.FillAsync("/recover/answer", ("Answer", person.Passport))).ShouldGoTo("/recover/code");
        await portal.RunOutboxAsync();

        var code = portal.Sms.CodeTo(person.Mobile);
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    [Fact]
    [Sentence(14)]
    public async Task FourthAnswerOfAnAttempt_IsRefused()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        for (var i = 0; i < 3; i++)
        {
            (await browser.FillAsync("/recover/answer", ("Answer", "A0000000"))).ShouldGoTo("/recover/code");
            portal.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        (await browser.FillAsync("/recover/answer", ("Answer", person.Passport))).Errors.ShouldContain(
            "انتهت الإجابات"
        );
    }

    [Fact]
    [Sentence(48)]
    public async Task PasswordPostedTwice_IsWrittenOnce()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        var shown = await browser.GetAsync("/recover/password");
        (string, string?)[] fields =
        [
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword),
        ];

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => browser.PostAsync(shown, "/recover/password", fields))
        );

        pages.Count(x => x.Location == "/recover/done").ShouldBeGreaterThanOrEqualTo(1);
        var version = await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).Select(x => x.Version).SingleAsync()
        );
        version.ShouldBe(1);
        (await browser.PostAsync(shown, "/recover/password", fields)).ShouldGoTo("/recover/done");
    }

    [Fact]
    [Sentence(33)]
    public async Task TabLeftOpen_DoesNotAnswerForAnotherPerson()
    {
        var (first, second) = (portal.NewPerson(), portal.NewPerson());
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(first.Number, first.Mobile);
        var oldTab = await browser.GetAsync("/recover/answer");
        await browser.ClaimAsync(second.Number, second.Mobile);

        (await browser.PostAsync(oldTab, "/recover/answer", ("Answer", first.Passport))).ShouldGoTo("/recover/answer");
        await portal.RunOutboxAsync();

        portal.Sms.To(first.Mobile).ShouldBeEmpty();
        portal.Sms.To(second.Mobile).ShouldBeEmpty();
    }

    [Fact]
    [Sentence(42)]
    public async Task AttemptLeftAlone_Ends_AndSaysThatNothingChanged()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));

        (await browser.GetAsync("/recover/answer")).ShouldGoTo("/recover?ended=1");
    }

    [Fact]
    public async Task MoreTime_LengthensTheAttempt_AndKeepsWhatWasTyped()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        var shown = await browser.GetAsync("/recover/answer");
        portal.Clock.Advance(TimeSpan.FromMinutes(14));

        var longer = await browser.PostAsync(shown, "/recover/answer?handler=Extend", ("Answer", "A12"));
        portal.Clock.Advance(TimeSpan.FromMinutes(14));

        longer.Body.ShouldContain("value=\"A12\"");
        (await browser.GetAsync("/recover/answer")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Sentence(8)]
    public async Task ChallengeUsedOnce_IsOver()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/recover");
        (string, string?)[] fields =
        [
            ("IdentityNumber", person.Number),
            ("Mobile", person.Mobile),
            ("ChallengeProof", new Domain.Challenges.ProofOfWork(2, 2).Solve(shown.Field("Challenge"))),
        ];

        (await browser.PostAsync(shown, "/recover", fields)).ShouldGoTo("/recover/question");
        var again = await browser.PostAsync(shown, "/recover", fields);

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Errors.ShouldNotBeEmpty();
        again.Body.ShouldContain($"value=\"{person.Number}\"");
    }

    // Each page, asked for by GET and by an empty POST, is open or leads to the furthest page that is.
    private static async Task ShouldOpenAsync(Browser browser, string furthest, params string[] open)
    {
        foreach (var step in RecoveryJourney.Steps.Skip(1))
        {
            var shown = await browser.GetAsync(step.Path);
            if (open.Contains(step.Path))
                shown.Status.ShouldBe(HttpStatusCode.OK, step.Path);
            else
                shown.ShouldGoTo(furthest);
            if (!open.Contains(step.Path) && step.Step != RecoveryStep.Done)
                (await browser.PostAsync(await browser.GetAsync("/sign-in"), step.Path)).ShouldGoTo(furthest);
        }
    }
}
