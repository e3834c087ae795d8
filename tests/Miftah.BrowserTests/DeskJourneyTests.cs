using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Miftah.BrowserTests.Support;
using Miftah.Domain;
using Miftah.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// Somebody waits for a code and calls; somebody else writes. The agent hears, tells, sends again, opens a case and
/// answers, and sees nothing that is a person's own.
/// </summary>
public class DeskJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("ar", 1280)]
    [InlineData("en", 390)]
    [InlineData("en", 1280)]
    public async Task CallerWithoutACode_IsTold_AndGetsAnother(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, office, width, portal);
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, office, width, portal);
        await using var caller = await suite.VisitAsync(language, width: width, portal: portal);
        var person = portal.NewPerson();
        await caller.AskForCodeAsync(person);
        await caller.CodeAsync(person);
        var reference = (await caller.Page.Locator("main p.hint bdi").Last.TextContentAsync())!;

        await agent.OpenAsync("/staff/desk");
        await LookAsync(agent, "staff-desk");
        await agent.PressAsync("desk.button");
        await Tour.RefusedAsync(agent, name => LookAsync(agent, name), "staff-desk");
        await CallAsync(agent, reference, person.Mobile[^2..]);
        await agent.ShouldSayAsync("desk.step.EnterCode");
        await agent.ShouldSayAsync("desk.purpose.RecoveryCode");
        await LookAsync(agent, "staff-desk-told");
        await MinuteLaterAsync(portal);
        await agent.PressAsync("desk.resend.title");
        await Expect(agent.Button("desk.resend.button")).ToBeVisibleAsync();
        await LookAsync(agent, "staff-desk-resend");
        await agent.PressAsync("desk.resend.button");
        await agent.ShouldSayAsync("desk.resend.say");
        await LookAsync(agent, "staff-desk-resent");
        await caller.EnterCodeAsync(person, seen: 1);

        await OpenCaseAsync(agent, person);
        await Expect(agent.Page.Locator("main [role=status]")).ToBeVisibleAsync();
        agent.Complaints.ShouldBeEmpty();
        caller.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task Message_IsWritten_Taken_AnsweredAndRead(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, office, width, portal);
        await using var writer = await suite.VisitAsync(language, width: width, portal: portal);
        var person = portal.NewPerson();

        await writer.OpenAsync("/contact");
        await writer.PressAsync("contact.button");
        await Tour.RefusedAsync(writer, name => LookAsync(writer, name), "contact");
        await writer.ChooseOneAsync("contact.topic.Code");
        await writer.ChooseOneAsync("contact.way.Mobile");
        await writer.TypeAsync("Words", "رمز 123456 code");
        await writer.TypeAsync("Mobile", person.Mobile);
        await writer.PressAsync("contact.button");
        await writer.ShouldSayAsync("contact.warning");
        await LookAsync(writer, "contact-warned");
        await writer.PressAsync("contact.sure");
        await writer.ShouldSayAsync("contact.received-next");
        await LookAsync(writer, "contact-received");

        await agent.OpenAsync("/staff/messages");
        await LookAsync(agent, "staff-messages");
        await agent.PressAsync("desk.line.next");
        await agent.ShouldSayAsync("desk.message.script");
        await LookAsync(agent, "staff-message");
        await agent.ChooseOneAsync("help.q.code.ask");
        await agent.PressAsync("desk.message.button");
        await agent.ShouldBeAtAsync("/staff/messages");

        var link = (await writer.SmsAsync(person)).Text.Split('/')[^1].Trim();
        await writer.OpenAsync($"/x/{link}");
        await writer.ShouldBeAtAsync($"/a/{link}");
        await writer.ShouldSayAsync("help.q.code.answer");
        await LookAsync(writer, "contact-answer");
        agent.Complaints.ShouldBeEmpty();
        writer.Complaints.ShouldBeEmpty();
    }

    private static async Task CallAsync(Visitor agent, string reference, string digits)
    {
        await agent.TypeAsync("Number", reference);
        await agent.ChooseOneAsync("desk.said");
        await agent.TypeAsync("Digits", digits);
        await agent.ChooseOneAsync("case.why.desk-no-code");
        await agent.PressAsync("desk.button");
    }

    private static async Task OpenCaseAsync(Visitor agent, Someone person)
    {
        await agent.OpenAsync("/staff/cases/open");
        await agent.TypeAsync("IdentityNumber", person.Number);
        await agent.ChooseOneAsync("case.kind.UnlockBudget");
        await agent.ChooseOneAsync("case.why.case-guesses-spent");
        await agent.PressAsync("case.open.button");
    }

    // A code may be asked for again a minute after the last.
    private static Task<int> MinuteLaterAsync(LivePortal portal) =>
        portal.InDbAsync(db =>
        {
            var asked = TimeProvider.System.Now().AddSeconds(-OneTimeCode.ResendAfterSeconds - 1);
            return db.RecoveryAttempts.ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeAskedAt, asked));
        });

    private static async Task LookAsync(Visitor visitor, string name)
    {
        var size = visitor.Page.ViewportSize!;
        (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty(name);
        (await Measures.OverflowAsync(visitor.Page)).ShouldBeEmpty(name);
        (await Measures.SmallTargetsAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.SetViewportSizeAsync(320, size.Height);
        (await Measures.OverflowAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Measures.ContrastAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
