using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Challenges;
using Miftah.Domain.Contact;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Features.Desk;

namespace Miftah.Tests.Contact;

/// <summary>
/// Somebody writes to support, and reads the answer; nobody picks, and nothing stays longer than it must.
/// </summary>
public abstract class ContactTests(TestPortal portal)
{
    [Fact]
    public async Task Message_IsTakenInTurn_Answered_AndReadByItsLink()
    {
        await portal.EmptyLineAsync();
        var mobile = portal.NewPerson().Mobile;
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var colleague = await portal.StaffAsync(StaffRole.SupportAgent);

        var sent = await portal.WriteAsync("لا تصل إليّ الرسائل", mobile);
        sent.Errors.ShouldBeEmpty();
        sent.Text.ShouldContain("وصلت الرسالة");
        var path = (await agent.FillAsync("/staff/messages")).Location!;
        var shown = await agent.GetAsync(path);
        shown.Text.ShouldContain("لا تصل إليّ الرسائل");
        shown.Body.ShouldNotContain(mobile);
        (await colleague.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await agent.FillAsync(path, ("Library", "code"), ("Words", "نعتذر عن التأخير"))).ShouldGoTo("/staff/messages");
        await portal.RunOutboxAsync();

        var link = portal.Sms.LinkTo(mobile);
        var answer = await portal.NewBrowser().GetAsync($"/a/{link[(link.LastIndexOf('/') + 1)..]}");
        answer.Text.ShouldContain("نعتذر عن التأخير");
        answer.Text.ShouldContain("يصل الرمز إلى الجوال المسجَّل");
        var kept = await portal.InDbAsync(db => db.ContactMessages.AsNoTracking().OrderBy(x => x.Id).LastAsync());
        kept.WordsSealed.ShouldBeNull();
        var acts = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == kept.Id).Select(x => x.Act).ToListAsync()
        );
        acts.ShouldBe([Acts.MessageTaken, Acts.MessageAnswered], ignoreOrder: true);
    }

    [Fact]
    public async Task LinkOfTheMessage_LeadsToTheAnswer_AndUnknownOnesSayTheSame()
    {
        await portal.EmptyLineAsync();
        var mobile = portal.NewPerson().Mobile;
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        await portal.WriteAsync("سؤال", mobile);
        await agent.FillAsync((await agent.FillAsync("/staff/messages")).Location!, ("Library", "code"));
        await portal.RunOutboxAsync();
        var token = portal.Sms.LinkTo(mobile).Split('/')[^1];

        (await portal.NewBrowser().GetAsync($"/x/{token}")).ShouldGoTo($"/a/{token}");
        (await portal.NewBrowser().GetAsync("/a/AAAAAAAAAAAAAAAA")).Text.ShouldContain("لا يوجد جواب هنا");
        await portal.SweepAsync(days: ContactMessage.KeptDays + 1);
        (await portal.NewBrowser().GetAsync($"/a/{token}")).Text.ShouldContain("لا يوجد جواب هنا");
    }

    [Fact]
    public async Task WordsWithACode_AreSentOnlyAfterAWarning_AndNothingTypedIsLost()
    {
        await portal.EmptyLineAsync();
        const string Words = "وصلني رمز 123456 ولم أطلبه";

        var warned = await portal.WriteAsync(Words, "0500000000");
        warned.Text.ShouldContain("يبدو أن في النص رمزًا");
        warned.Body.ShouldContain("123456");
        (await portal.LineAsync()).ShouldBe(0);

        (await portal.WriteAsync(Words, "0500000000", ("Sure", "1"))).Text.ShouldContain("وصلت الرسالة");
        (await portal.LineAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task UnfinishedForm_OrNoChallenge_SendsNothing_AndSaysWhat()
    {
        await portal.EmptyLineAsync();
        var browser = portal.NewBrowser();

        var empty = await browser.FillAsync("/contact");
        foreach (var why in (string[])["موضوع الرسالة", "نص الرسالة", "طريقة استلام الجواب"])
            empty.Errors.ShouldContain(why);
        var unsolved = await browser.FillAsync(
            "/contact",
            ("Topic", "Code"),
            ("Words", "سؤال"),
            ("Way", "Email"),
            ("Email", "reader@example.com")
        );

        unsolved.Errors.ShouldNotBeEmpty();
        unsolved.Body.ShouldContain("reader@example.com");
        (await portal.LineAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ASixthMessageAtOnce_OfOneBrowser_Waits()
    {
        await portal.EmptyLineAsync();
        var browser = portal.NewBrowser();
        for (var i = 0; i < 5; i++)
            (await browser.WriteAsync("سؤال", "0500000000")).Text.ShouldContain("وصلت الرسالة");

        (await browser.WriteAsync("سؤال", "0500000000")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task HundredWhoTakeTheNext_AreOne()
    {
        await portal.EmptyLineAsync();
        await portal.WriteAsync("سؤال", "0500000000");

        (await portal.HundredTakeAsync()).ShouldBe(1);
    }

    [Fact]
    [Sentence(63)]
    public async Task MessagesTaken_AreLooks_AndStopTheAgentInBulk()
    {
        await portal.EmptyLineAsync();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        for (var i = 0; i <= Domain.Casework.Look.MaxInWindow; i++)
            await portal.WriteAsync($"سؤال {i}", "0500000000");
        for (var i = 0; i < Domain.Casework.Look.MaxInWindow; i++)
            (await agent.FillAsync("/staff/messages")).Location.ShouldNotBeNull();

        (await agent.FillAsync("/staff/messages")).Errors.ShouldContain("أُوقف اطّلاعك");
    }
}

public sealed class SqliteContactTests(SqlitePortal on) : ContactTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresContactTests(PostgresPortal on) : ContactTests(on.Portal), IClassFixture<PostgresPortal>;

/// <summary>The same attack with its guard taken out.</summary>
public sealed class ContactGuardOffTests
{
    private const int RoundsMax = 10;

    [Fact]
    [NegativeControl(63)]
    public async Task TakingThatAsksNotWhetherItIsTaken_GivesOneMessageToMany()
    {
        var off = new GuardOff().Replace("UPDATE \"contact_message\".*\"TakenBy\" = ", "WHERE .*", "WHERE 1 = 1");
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        // Without the guard it is chance whether the second one reads before the first has written.
        var given = 0;
        for (var round = 0; round < RoundsMax && given <= 1; round++)
        {
            await broken.EmptyLineAsync();
            await broken.WriteAsync("سؤال", "0500000000");
            given = await broken.HundredTakeAsync();
        }

        given.ShouldBeGreaterThan(1);
        off.Taken.ShouldBeGreaterThan(0);
    }
}

internal static class ContactSteps
{
    private static readonly ProofOfWork Work = new(2, 2);

    public static Task<Page> WriteAsync(
        this TestPortal portal,
        string words,
        string mobile,
        params (string, string?)[] more
    ) => portal.NewBrowser().WriteAsync(words, mobile, more);

    /// <summary>The form, with the challenge solved honestly.</summary>
    public static async Task<Page> WriteAsync(
        this Browser browser,
        string words,
        string mobile,
        params (string, string?)[] more
    )
    {
        var shown = await browser.GetAsync("/contact");
        return await browser.PostAsync(
            shown,
            "/contact",
            [
                ("Topic", "Code"),
                ("Words", words),
                ("Way", "Mobile"),
                ("Mobile", mobile),
                ("ChallengeProof", Work.Solve(shown.Field("Challenge"))),
                .. more,
            ]
        );
    }

    public static Task EmptyLineAsync(this TestPortal portal) =>
        portal.InDbAsync(db => db.ContactMessages.ExecuteDeleteAsync());

    public static Task<int> LineAsync(this TestPortal portal) =>
        portal.InDbAsync(db => db.ContactMessages.CountAsync());

    /// <summary>The sweep as it runs some days from now.</summary>
    public static async Task SweepAsync(this TestPortal portal, int days)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var upkeep = scope.ServiceProvider.GetRequiredService<Upkeep>();
        await upkeep.SweepAsync(portal.Clock.Now().AddDays(days), CancellationToken.None);
    }

    /// <summary>A hundred agents press at once.</summary>
    /// <returns>How many were given a message.</returns>
    public static async Task<int> HundredTakeAsync(this TestPortal portal)
    {
        var agents = new List<StaffAccount>();
        for (var i = 0; i < 10; i++)
            agents.Add((await portal.StaffAsync(StaffRole.SupportAgent)).Account);
        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var scope = portal.Services.CreateAsyncScope();
                        var take = scope.ServiceProvider.GetRequiredService<TakeMessage>();
                        return await take.RunAsync(agents[i % agents.Count], CancellationToken.None);
                    })
                )
        );
        return taken.Count(x => x is Result<Guid>.Ok);
    }
}
