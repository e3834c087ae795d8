using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>Through the support desk, page by page, with who calls or writes; somebody else looks.</summary>
internal static class DeskTour
{
    /// <summary>Somebody waits for a code; the agent hears, tells, and has it sent again.</summary>
    public static async Task CallAsync(Visitor agent, Visitor caller, Someone person, Func<Visitor, string, Task> look)
    {
        await caller.AskForCodeAsync(person);
        await caller.CodeAsync(person);
        var reference = (await caller.Page.Locator("main p.hint bdi").Last.TextContentAsync())!;
        await agent.OpenAsync("/staff/desk");
        await look(agent, "staff-desk");
        await agent.PressAsync("desk.button");
        await Tour.RefusedAsync(agent, name => look(agent, name), "staff-desk");
        await AskAsync(agent, reference, person.Mobile[^2..]);
        await agent.ShouldSayAsync("desk.step.EnterCode");
        await agent.ShouldSayAsync("desk.purpose.RecoveryCode");
        await look(agent, "staff-desk-told");
        await MinuteLaterAsync(agent.Portal);
        await agent.PressAsync("desk.resend.title");
        await Expect(agent.Button("desk.resend.button")).ToBeVisibleAsync();
        await look(agent, "staff-desk-resend");
        await agent.PressAsync("desk.resend.button");
        await agent.ShouldSayAsync("desk.resend.say");
        await look(agent, "staff-desk-resent");
        await caller.EnterCodeAsync(person, seen: 1);
    }

    /// <summary>The agent opens a case, which goes to the line of an office.</summary>
    public static async Task OpenCaseAsync(Visitor agent, Someone person, Func<Visitor, string, Task> look)
    {
        await agent.OpenAsync("/staff/cases/open");
        await look(agent, "staff-desk-case");
        await agent.TypeAsync("IdentityNumber", person.Number);
        await agent.ChooseOneAsync("case.kind.UnlockBudget");
        await agent.ChooseOneAsync("case.why.case-guesses-spent");
        await agent.PressAsync("case.open.button");
        await Expect(agent.Page.Locator("main [role=status]")).ToBeVisibleAsync();
        await look(agent, "staff-desk-case-opened");
    }

    /// <summary>Somebody writes; the agent takes it, answers, and the answer is read.</summary>
    public static async Task WriteAsync(Visitor agent, Visitor writer, Someone person, Func<Visitor, string, Task> look)
    {
        await writer.OpenAsync("/contact");
        await writer.PressAsync("contact.button");
        await Tour.RefusedAsync(writer, name => look(writer, name), "contact");
        await writer.ChooseOneAsync("contact.topic.Code");
        await Expect(writer.Field("Mobile")).ToBeHiddenAsync();
        await writer.ChooseOneAsync("contact.way.Mobile");
        await Expect(writer.Field("Mobile")).ToBeVisibleAsync();
        await Expect(writer.Field("Email")).ToBeHiddenAsync();
        await writer.TypeAsync("Words", "رمز 123456 code");
        await writer.TypeAsync("Mobile", person.Mobile);
        await writer.PressAsync("contact.button");
        await writer.ShouldSayAsync("contact.warning");
        await look(writer, "contact-warned");
        await writer.PressAsync("contact.sure");
        await writer.ShouldSayAsync("contact.received-next");
        await look(writer, "contact-received");
        await AnswerAsync(agent, look);

        var link = (await writer.SmsAsync(person)).Text.Split('/')[^1].Trim();
        await writer.OpenAsync($"/x/{link}");
        await writer.ShouldBeAtAsync($"/a/{link}");
        await writer.ShouldSayAsync("help.q.code.answer");
        await look(writer, "contact-answer");
    }

    private static async Task AnswerAsync(Visitor agent, Func<Visitor, string, Task> look)
    {
        await agent.OpenAsync("/staff/answers");
        await look(agent, "staff-answers");
        await agent.OpenAsync("/staff/messages");
        await look(agent, "staff-messages");
        await agent.PressAsync("desk.line.next");
        await agent.ShouldSayAsync("desk.message.script");
        await look(agent, "staff-message");
        await agent.ChooseOneAsync("help.q.code.ask");
        await agent.PressAsync("desk.message.button");
        await agent.ShouldBeAtAsync("/staff/messages");
    }

    private static async Task AskAsync(Visitor agent, string reference, string digits)
    {
        await agent.TypeAsync("Number", reference);
        await agent.ChooseOneAsync("desk.said");
        await agent.TypeAsync("Digits", digits);
        await agent.ChooseOneAsync("case.why.desk-no-code");
        await agent.PressAsync("desk.button");
    }

    // A code may be asked for again a minute after the last.
    private static Task<int> MinuteLaterAsync(LivePortal portal) =>
        portal.InDbAsync(db =>
        {
            var asked = TimeProvider.System.Now().AddSeconds(-OneTimeCode.ResendAfterSeconds - 1);
            return db.RecoveryAttempts.ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeAskedAt, asked));
        });
}
