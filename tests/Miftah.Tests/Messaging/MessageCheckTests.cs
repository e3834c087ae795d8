using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web.Features.Messages;

namespace Miftah.Tests.Messaging;

/// <summary>«Is this message from you?», as people ask it and as the curious would.</summary>
public abstract class MessageCheckTests(TestPortal portal)
{
    private const string Like = "It looks like one of ours.";
    private const string NotOurs = "This text is not one of ours.";
    private const string Yes = "Yes, we sent it to your mobile today";
    private const string No = "No, we did not send you this message.";

    [Fact]
    public async Task WhoeverReceivedIt_LearnsWhenItWasSent()
    {
        var (browser, person) = await SignedInAsync();
        var text = portal.Sms.To(person.Mobile)[^1].Text;

        (await AskAsync(browser, text)).ShouldContain(Yes);
        (await AskAsync(browser, text.Replace(portal.Sms.CodeTo(person.Mobile), ""))).ShouldContain(Yes);
        (await AskAsync(browser, text.Replace("@localhost", "@localhost.evil.example"))).ShouldContain(No);
        (await AskAsync(browser, text + " evil.example/x")).ShouldContain(No);
    }

    [Fact]
    public async Task ANoticesLink_IsKnownToItsReceiverAlone()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        var browser = portal.NewBrowser(english: true);
        await portal.SignInAsEnglishAsync(browser, person, RecoverySteps.NewPassword);
        var (other, _) = await SignedInAsync();
        var link = $"localhost{portal.Sms.LinkTo(person.Mobile)}";

        (await AskAsync(browser, link)).ShouldContain(Yes);
        (await AskAsync(other, link)).ShouldContain(No);
    }

    [Fact]
    public async Task SomebodyElsesMessage_IsAsUnknownAsOneThatWasNeverSent()
    {
        var (_, person) = await SignedInAsync();
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");
        var text = portal.Sms.To(person.Mobile)[^1].Text;
        var (other, _) = await SignedInAsync();

        (await AskAsync(other, text)).ShouldContain(No);
        // The control: the same text is found when the receiver is left out of the question.
        (
            await portal.InDbAsync(db =>
                db.SmsMessages.CountAsync(x => x.Purpose == SmsPurpose.DetailsDidNotMatch && x.SentAt != null)
            )
        ).ShouldBePositive();
    }

    [Fact]
    public async Task WhoeverIsNotSignedIn_LearnsOnlyWhetherItReadsLikeOurs()
    {
        var (_, person) = await SignedInAsync();
        var sent = portal.Sms.To(person.Mobile)[^1].Text;
        var neverSent = "Miftah: the protection period has ended. All services are open again.";
        var anybody = portal.NewBrowser(english: true);

        (await AskAsync(anybody, sent)).ShouldContain(Like);
        (await AskAsync(anybody, neverSent)).ShouldContain(Like);
        (await AskAsync(anybody, "Miftah: your parcel waits at miftah-post.example")).ShouldContain(NotOurs);
        (await AskAsync(anybody, "")).ShouldContain("Enter the message text or its link");
    }

    [Fact]
    public async Task WhatWasAsked_IsNotShownAgain()
    {
        var page = await portal
            .NewBrowser(english: true)
            .FillAsync("/message-check", ("Message", "your code 482193 evil.example"));

        page.Text.ShouldContain(NotOurs);
        page.Body.ShouldNotContain("482193");
    }

    [Fact]
    public async Task WhatIsKept_IsNeitherNumberNorText()
    {
        var (_, person) = await SignedInAsync();
        var index = (Domain.Cryptography.BlindIndex)portal.Services.GetService(typeof(Domain.Cryptography.BlindIndex))!;
        var hash = OwnTexts.HashOf(index, person.Mobile, portal.Sms.To(person.Mobile)[^1].Text);

        var kept = await portal.InDbAsync(db => db.SmsMessages.AsNoTracking().SingleAsync(x => x.TextHash == hash));

        kept.TextSealed.ShouldBeNull();
        kept.ToSealed.ShouldBeNull();
    }

    private static async Task<string> AskAsync(Browser browser, string text) =>
        (await browser.FillAsync("/message-check", ("Message", text))).Text;

    private async Task<(Browser Browser, Someone Person)> SignedInAsync()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser(english: true);
        await portal.SignInAsEnglishAsync(browser, person);
        return (browser, person);
    }
}

public sealed class MessageCheckOnSqliteTests(SqlitePortal on)
    : MessageCheckTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class MessageCheckOnPostgresTests(PostgresPortal on)
    : MessageCheckTests(on.Portal),
        IClassFixture<PostgresPortal>;

internal static class EnglishSignIn
{
    /// <summary>A whole sign-in on the English pages.</summary>
    public static async Task SignInAsEnglishAsync(
        this TestPortal portal,
        Browser browser,
        Someone person,
        string password = Someone.CrowdPassword
    )
    {
        (await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", password))).ShouldGoTo(
            "/en/sign-in/code"
        );
        await portal.RunOutboxAsync();
        (await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo("/en/home");
    }
}
