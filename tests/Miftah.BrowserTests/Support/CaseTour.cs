using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>Through a case, page by page; somebody else looks.</summary>
internal static class CaseTour
{
    /// <summary>A number that nobody has: the person's own, with another ending.</summary>
    public static string NewNumber(Someone person) => $"+96650000{person.Number[^4..]}";

    /// <summary>The officer's part.</summary>
    /// <returns>The path of the case.</returns>
    public static async Task<string> SendAsync(Visitor officer, Someone person, Func<string, Task> look)
    {
        await OpenAsync(officer, person, look);
        return await CarryAsync(officer, person, look);
    }

    /// <summary>Somebody stands at the counter: the number, what they want and why.</summary>
    public static async Task OpenAsync(Visitor officer, Someone person, Func<string, Task> look)
    {
        await officer.OpenAsync("/staff/cases");
        await look("staff-cases");
        await officer.FollowAsync("case.open.title");
        await look("staff-case-open");
        await officer.PressAsync("case.open.button");
        await Tour.RefusedAsync(officer, look, "staff-case-open");
        await officer.TypeAsync("IdentityNumber", person.Number);
        await officer.ChooseOneAsync("case.kind.ChangeMobile");
        await officer.ChooseOneAsync("case.why.case-sim-lost");
        await officer.PressAsync("case.open.button");
    }

    /// <summary>From the page of the case to the verdict.</summary>
    /// <returns>The path of the case.</returns>
    public static async Task<string> CarryAsync(Visitor officer, Someone person, Func<string, Task> look)
    {
        await Expect(officer.Link("case.next.evidence")).ToBeVisibleAsync();
        var path = officer.PathHere();
        await look("staff-case");
        await LookAtMobileAsync(officer, path, look);
        await officer.FollowAsync("case.next.evidence");
        await look("staff-case-evidence");
        await officer.PressAsync("case.evidence.button");
        await Tour.RefusedAsync(officer, look, "staff-case-evidence");
        await officer.ChooseOneAsync("case.evidence.IdentityCard");
        await officer.PressAsync("case.evidence.button");
        await ProveAsync(officer, person, look);
        await officer.FollowAsync("case.next.decide");
        await look("staff-case-decide");
        await VerdictAsync(officer);
        await officer.OpenAsync($"{path}/redraw");
        await look("staff-case-redraw");
        return path;
    }

    /// <summary>The second person's part.</summary>
    public static async Task ApproveAsync(Visitor approver, string path, Func<string, Task> look)
    {
        await approver.OpenAsync("/staff/cases");
        await look("staff-cases-second");
        await approver.Page.Locator($"a[href$='{path}']").ClickAsync();
        await look("staff-case-second");
        await approver.FollowAsync("case.next.approve");
        await look("staff-case-approve");
        await VerdictAsync(approver);
    }

    /// <summary>The old number hears of the case, and objects.</summary>
    public static async Task ObjectAsync(Visitor owner, Someone person, Func<string, Task> look)
    {
        var link = (await owner.SmsAsync(person)).Text.Split('/')[^1].Trim();
        await owner.OpenAsync($"/x/{link}");
        await owner.ShouldBeAtAsync($"/v/{link}");
        await look("veto");
        await owner.PressAsync("veto.button");
        await owner.ShouldSayAsync("veto.done");
        await look("veto-done");
    }

    /// <summary>The second person reads that the old number objected, and cannot approve.</summary>
    public static async Task ShouldNotApproveAsync(Visitor approver, string path)
    {
        await approver.OpenAsync(path);
        await approver.ShouldSayAsync("case.vetoed-note");
        await approver.FollowAsync("case.next.approve");
        await approver.ChooseOneAsync("case.verdict.Approve");
        await approver.PressAsync("case.decide.button");
        await approver.ShouldRefuseAsync("case.vetoed");
    }

    /// <summary>The owner signs in with the code that goes to the new number.</summary>
    public static async Task SignInWithAsync(this Visitor owner, Someone person, string number)
    {
        await owner.OpenAsync("/sign-in");
        await owner.TypeAsync("Username", person.Username);
        await owner.TypeAsync("Password", Someone.CrowdPassword);
        var seen = owner.CodesTo(number);
        await owner.PressAsync("page.continue");
        await owner.ShouldBeAtAsync("/sign-in/code");
        await owner.TypeAsync("Code", await owner.CodeToAsync(number, seen));
        await owner.PressAsync("page.continue");
        await owner.ShouldBeAtAsync("/home");
    }

    public static Task ChooseOneAsync(this Visitor visitor, string key) =>
        visitor.Page.GetByLabel(visitor.Words(key), new() { Exact = true }).CheckAsync();

    private static async Task LookAtMobileAsync(Visitor officer, string path, Func<string, Task> look)
    {
        await officer.OpenAsync($"{path}/look?fact=Mobile");
        await look("staff-case-look");
        await officer.PressAsync("case.look.button");
        await Tour.RefusedAsync(officer, look, "staff-case-look");
        await officer.ChooseOneAsync("case.why.look-compare");
        await officer.PressAsync("case.look.button");
        await officer.ShouldSayAsync("case.look.recorded");
        await look("staff-case-looked");
        await officer.OpenAsync($"{path}/history");
        await look("staff-case-history");
        await officer.OpenAsync(path);
    }

    private static async Task ProveAsync(Visitor officer, Someone person, Func<string, Task> look)
    {
        await officer.FollowAsync("case.next.number");
        await look("staff-case-number");
        await officer.PressAsync("number.send");
        await Tour.RefusedAsync(officer, look, "staff-case-number");
        await officer.TypeAsync("Mobile", NewNumber(person));
        await officer.PressAsync("number.send");
        await Expect(officer.Field("Code")).ToBeVisibleAsync();
        await look("staff-case-code");
        await officer.PressAsync("page.continue");
        await Tour.RefusedAsync(officer, look, "staff-case-code");
        await officer.TypeAsync("Code", await officer.CodeToAsync(NewNumber(person)));
        await officer.PressAsync("page.continue");
    }

    private static async Task VerdictAsync(Visitor member)
    {
        await member.ChooseOneAsync("case.verdict.Approve");
        await member.PressAsync("case.decide.button");
        await member.ShouldBeAtAsync("/staff/cases");
    }
}
