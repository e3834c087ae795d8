using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// Known and unknown people run the same statements in the same number: time cannot tell what the page does not.
/// </summary>
public sealed class StatementTests : IAsyncLifetime
{
    private const string NobodysNumber = "1000000008";
    private readonly Statements statements = new();
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(statements));

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(2)]
    public async Task PagesOneToThree_RunTheSame_ForEveryone()
    {
        var (known, suspended) = (portal.NewPerson(), portal.InState("suspended"));
        var ofKnown = await OfClaimAsync(known.Number, known.Mobile);

        ofKnown.ShouldNotBeEmpty();
        (await OfClaimAsync(NobodysNumber, "+966500000000")).ShouldBe(ofKnown);
        (await OfClaimAsync(known.Number, "+966500000000")).ShouldBe(ofKnown);
        (await OfClaimAsync(suspended.IdentityNumber, suspended.Mobile)).ShouldBe(ofKnown);
    }

    [Fact]
    [Sentence(2)]
    public async Task CodePage_RunsTheSame_WhetherOrNotACodeWasSent_AtEachOfFiveTries()
    {
        var (right, wrong) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.CodeForAsync(right, portal.NewPerson());
        var other = portal.NewPerson();
        await portal.AnswerAsync(wrong, other.Number, other.Mobile, "A0000000");

        for (var i = 0; i < 5; i++)
        {
            var ofRight = await OfPostAsync(right, "/recover/code", ("Code", "000000"));
            (await OfPostAsync(wrong, "/recover/code", ("Code", "000000"))).ShouldBe(ofRight, $"try {i + 1}");
        }
    }

    [Fact]
    [Sentence(2)]
    public async Task Resend_RunsTheSame_WhetherOrNotACodeWasSent()
    {
        var (right, wrong) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.CodeForAsync(right, portal.NewPerson());
        var other = portal.NewPerson();
        await portal.AnswerAsync(wrong, other.Number, other.Mobile, "A0000000");
        portal.Clock.Advance(TimeSpan.FromSeconds(61));

        var ofRight = await OfPostAsync(right, "/recover/code?handler=Resend");
        (await OfPostAsync(wrong, "/recover/code?handler=Resend")).ShouldBe(ofRight);
    }

    [Fact]
    [Sentence(2)]
    public async Task SignIn_RunsTheSame_ForUnknownNamesAndWrongPasswords_UntilAndIntoThePause()
    {
        var person = portal.NewPerson();
        for (var i = 0; i < 6; i++)
        {
            var ofKnown = await OfSignInAsync(person.Username);
            (await OfSignInAsync("nobody.here")).ShouldBe(ofKnown, $"try {i + 1}");
        }
    }

    [Fact]
    [Sentence(2)]
    public async Task AFirstTry_TakesNoCommitMoreThanALaterOne()
    {
        // A row that is made in a commit of its own would cost the names that nobody tried lately one commit more.
        var first = await OfSignInAsync("nobody.tried.this");
        var made = first.FindIndex(x => x.StartsWith("insert into guess_budget", StringComparison.Ordinal));

        made.ShouldBeGreaterThanOrEqualTo(0);
        first[made + 1].ShouldContain("guess_budget");
        first[made + 2].ShouldBe("commit");
        (await OfSignInAsync("nobody.tried.this")).ShouldBe(first);
    }

    [Fact]
    [NegativeControl(2)]
    public async Task TheCount_SeesADifference()
    {
        // The negative control: a right password runs more than a wrong one.
        var person = portal.NewPerson();
        var ofWrong = await OfSignInAsync(person.Username);
        statements.Clear();
        await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));

        statements.Taken.ShouldNotBe(ofWrong);
    }

    [Fact]
    [Sentence(2)]
    public async Task Unfreezing_RunsTheSame_ForUnknownNamesAndWrongPasswords()
    {
        var frozen = portal.InState("frozen");
        var ofKnown = await OfUnfreezeAsync(frozen.Username!);

        (await OfUnfreezeAsync("nobody.here")).ShouldBe(ofKnown);
        (await OfUnfreezeAsync(portal.NewPerson().Username)).ShouldBe(ofKnown);
    }

    [Fact]
    [Sentence(2)]
    public async Task Worker_DebitsTheSame_WhereThereIsNobodyToGuess()
    {
        var (known, suspended) = (portal.NewPerson(), portal.InState("suspended"));
        var ofWrong = await OfWorkerAsync(known.Number, known.Mobile, "A0000000");

        ofWrong.Count.ShouldBe(3, "the answer, its question, and the notice");
        (await OfWorkerAsync(NobodysNumber, "+966500000000", "A0000000")).ShouldBe(ofWrong);
        (await OfWorkerAsync(known.Number, "+966500000000", "A0000000")).ShouldBe(ofWrong);
        (await OfWorkerAsync(suspended.IdentityNumber, suspended.Mobile, "A0000000")).ShouldBe(ofWrong);
        // The negative control: what is credited again is seen to be.
        var right = portal.NewPerson();
        (await OfWorkerAsync(right.Number, right.Mobile, right.Passport)).ShouldNotBe(ofWrong);
    }

    private async Task<List<string>> OfWorkerAsync(string number, string mobile, string? answer)
    {
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(number, mobile);
        await browser.FillAsync("/recover/answer", ("Answer", answer));
        statements.Clear();
        await portal.RunOutboxAsync();
        return [.. statements.Taken.Where(x => x.Contains("guess_budget\"", StringComparison.Ordinal))];
    }

    private async Task<List<string>> OfClaimAsync(string number, string mobile)
    {
        statements.Clear();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(number, mobile);
        await browser.FillAsync("/recover/answer", ("Answer", "A0000000"));
        var taken = statements.Taken;
        await portal.RunOutboxAsync();
        return taken;
    }

    private async Task<List<string>> OfPostAsync(Browser browser, string path, params (string, string?)[] fields)
    {
        var shown = await browser.GetAsync(path);
        statements.Clear();
        await browser.PostAsync(shown, path, fields);
        return statements.Taken;
    }

    private Task<List<string>> OfUnfreezeAsync(string name) =>
        OfPostAsync(
            portal.NewBrowser(),
            "/unfreeze?by=app",
            ("Username", name),
            ("Password", "wrong wrong wrong"),
            ("Code", "123456")
        );

    private Task<List<string>> OfSignInAsync(string name) =>
        OfPostAsync(portal.NewBrowser(), "/sign-in", ("Username", name), ("Password", "wrong wrong wrong"));
}
