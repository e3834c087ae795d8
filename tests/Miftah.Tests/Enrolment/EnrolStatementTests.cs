using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Tests.Support;

namespace Miftah.Tests.Enrolment;

/// <summary>
/// Opening an account runs the same statements in the same number whoever is named: time cannot tell what the page does
/// not.
/// </summary>
public sealed class EnrolStatementTests : IAsyncLifetime
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
        var (applicant, holder) = (await portal.NewApplicantAsync(), portal.NewPerson());
        var frozen = portal.InState("frozen");
        var ofApplicant = await OfClaimAsync(applicant.Number, applicant.Mobile);

        ofApplicant.ShouldNotBeEmpty();
        (await OfClaimAsync(NobodysNumber, "+966500000012")).ShouldBe(ofApplicant, "nobody");
        (await OfClaimAsync(holder.Number, holder.Mobile)).ShouldBe(ofApplicant, "who has an account");
        (await OfClaimAsync(holder.Number, "+966500000011")).ShouldBe(ofApplicant, "another mobile");
        (await OfClaimAsync(frozen.IdentityNumber, frozen.Mobile)).ShouldBe(ofApplicant, "frozen");
    }

    [Fact]
    [Sentence(2)]
    public async Task CodePage_RunsTheSame_WhetherOrNotACodeWasSent_AtEachOfFiveTries()
    {
        var (right, holder) = (await portal.NewApplicantAsync(), portal.NewPerson());
        var (one, other) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.EnrolAsync(one, right.Number, right.Mobile, right.Passport);
        await portal.EnrolAsync(other, holder.Number, holder.Mobile, holder.Passport);

        for (var i = 0; i < 5; i++)
        {
            var ofRight = await OfPostAsync(one, "/enrol/code", ("Code", "000000"));
            (await OfPostAsync(other, "/enrol/code", ("Code", "000000"))).ShouldBe(ofRight, $"try {i + 1}");
        }
    }

    [Fact]
    [Sentence(2)]
    public async Task Resend_RunsTheSame_AndTheRightCodeDoesNot()
    {
        var (right, holder) = (await portal.NewApplicantAsync(), portal.NewPerson());
        var (one, other) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.EnrolAsync(one, right.Number, right.Mobile, right.Passport);
        await portal.EnrolAsync(other, holder.Number, holder.Mobile, holder.Passport);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));

        var ofRight = await OfPostAsync(one, "/enrol/code?handler=Resend");
        (await OfPostAsync(other, "/enrol/code?handler=Resend")).ShouldBe(ofRight);

        // The negative control: what may differ, because it takes the phone to cause it, is seen to differ.
        await portal.RunOutboxAsync();
        var ofWrong = await OfPostAsync(other, "/enrol/code", ("Code", "000000"));
        (await OfPostAsync(one, "/enrol/code", ("Code", portal.Sms.CodeTo(right.Mobile)))).ShouldNotBe(ofWrong);
    }

    private async Task<List<string>> OfClaimAsync(string number, string mobile)
    {
        statements.Clear();
        var browser = portal.NewBrowser();
        (await browser.IdentifyAsync(number, mobile, "/enrol")).ShouldGoTo("/enrol/question");
        await browser.FillAsync("/enrol/question", ("Question", "passport-number"));
        await browser.FillAsync("/enrol/answer", ("Answer", "A0000000"));
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
}
