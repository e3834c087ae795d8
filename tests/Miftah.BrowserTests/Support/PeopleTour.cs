using Microsoft.Playwright;
using Miftah.Domain.Staff;
using Miftah.Web.Features.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// From an invitation to the day somebody leaves: two administrators and the one it is about, page by page; somebody
/// else looks.
/// </summary>
internal sealed class PeopleTour(
    Visitor first,
    Visitor second,
    Visitor newcomer,
    Office office,
    Func<Visitor, string, Task> look
)
{
    private const string Name = "نورة الأحمد";

    private string path = "";

    /// <summary>One invites, without a role; the link is shown once.</summary>
    public async Task InviteAsync(Someone who)
    {
        await first.OpenAsync("/staff/people");
        await look(first, "staff-people");
        await first.FollowAsync("staff.invite.title");
        await look(first, "staff-invite");
        await first.PressAsync("staff.invite.button");
        await Tour.RefusedAsync(first, name => look(first, name), "staff-invite");
        await first.TypeAsync("Name", Name);
        await first.TypeAsync("IdentityNumber", who.Number);
        await first.Page.Locator($"input[name=Office][value='{office.Id:N}']").CheckAsync();
        await first.PressAsync("staff.invite.button");
        await first.ShouldSayAsync("staff.invite.once");
        await look(first, "staff-invited");
    }

    /// <summary>The invited one makes a passkey at a browser of their own, and the link is used up.</summary>
    /// <param name="by">Who handed over the link.</param>
    public async Task JoinAsync(Visitor by)
    {
        var link = (await by.Page.Locator(".copyable bdi").TextContentAsync())!.Trim();
        await newcomer.Page.GotoAsync(link);
        await look(newcomer, "staff-join");
        await newcomer.PressAsync("staff.join.button");
        await newcomer.ShouldBeAtAsync("/staff/sign-in?ended=joined");
        await look(newcomer, "staff-joined");
        await newcomer.StaffSignInAsync();
    }

    /// <summary>One asks for a role and cannot agree; another agrees.</summary>
    public async Task GiveRoleAsync(StaffRole role)
    {
        await first.OpenAsync("/staff/people");
        await Row(first).GetByRole(AriaRole.Link).ClickAsync();
        await look(first, "staff-person");
        await first.PressAsync("staff.do.button");
        await Tour.RefusedAsync(first, name => look(first, name), "staff-person");
        path = first.PathHere();
        var roles = first.Page.Locator("input[name=Roles]").First;
        await Expect(roles).ToBeHiddenAsync();
        await first.ChooseOneAsync("staff.do.AskRoles");
        await Expect(roles).ToBeVisibleAsync();
        await first.ChooseOneAsync($"staff.role.{role}");
        await first.PressAsync("staff.do.button");
        await first.ShouldSayAsync("staff.wish.Roles");
        await look(first, "staff-person-asked");
        await DoAsync(first, StaffAct.Agree);
        await first.ShouldRefuseAsync("staff.not-yours");

        await second.OpenAsync(path);
        await look(second, "staff-person-second");
        await DoAsync(second, StaffAct.Agree);
        await ShouldStandAsync(second, $"staff.role.{role}");
        await look(second, "staff-person-agreed");
    }

    /// <summary>One is enough to shut somebody out, and to let them in again; another moves them.</summary>
    public async Task SuspendAndMoveAsync(Office to)
    {
        await DoAsync(second, StaffAct.Suspend);
        await ShouldStandAsync(second, "staff.state.Suspended");
        await look(second, "staff-person-suspended");
        await newcomer.OpenAsync("/staff");
        await ShouldBeOutAsync();
        await look(newcomer, "staff-sign-in-refused");
        await first.OpenAsync(path);
        await DoAsync(first, StaffAct.Resume);
        await ShouldStandAsync(first, "staff.state.Active");
        await newcomer.StaffSignInAsync();

        await first.ChooseOneAsync("staff.do.Move");
        await first.Page.Locator($"input[name=Office][value='{to.Id:N}']").CheckAsync();
        await first.PressAsync("staff.do.button");
        await Expect(first.Page.Locator("dl.facts")).ToContainTextAsync(to.Name(first.Language.Code));
        await newcomer.OpenAsync("/staff");
        await Expect(newcomer.Page.Locator("dl.facts")).ToContainTextAsync(to.Name(newcomer.Language.Code));
    }

    /// <summary>One asks for a new invitation, another agrees, and the lost key is worth nothing.</summary>
    public async Task InviteAnewAsync()
    {
        await DoAsync(first, StaffAct.AskInvitation);
        await first.ShouldSayAsync("staff.wish.InviteAnew");
        await second.OpenAsync(path);
        await DoAsync(second, StaffAct.Agree);
        await second.ShouldSayAsync("staff.invite.once");
        await look(second, "staff-person-invited");
        await newcomer.OpenAsync("/staff");
        await ShouldBeOutAsync();
        await JoinAsync(second);
    }

    /// <summary>Somebody leaves; the list says so, and the door is shut.</summary>
    public async Task LeaveAsync()
    {
        await first.OpenAsync(path);
        await DoAsync(first, StaffAct.Leave);
        await ShouldStandAsync(first, "staff.state.Left");
        await newcomer.OpenAsync("/staff");
        await ShouldBeOutAsync();
        await first.OpenAsync("/staff/people");
        await Expect(Row(first)).ToContainTextAsync(first.Words("staff.state.Left"));
        await look(first, "staff-people-left");
    }

    private async Task ShouldBeOutAsync()
    {
        await newcomer.ShouldBeAtAsync("/staff/sign-in?ended=1");
        await newcomer.PressAsync("staff.sign-in.button");
        await newcomer.ShouldRefuseAsync("staff.passkey-refused");
    }

    private static ILocator Row(Visitor member) => member.Page.Locator("li", new() { HasText = Name });

    private static async Task DoAsync(Visitor member, StaffAct act)
    {
        await member.ChooseOneAsync($"staff.do.{act}");
        await member.PressAsync("staff.do.button");
    }

    private static Task ShouldStandAsync(Visitor member, string key) =>
        Expect(member.Page.Locator("dl.facts")).ToContainTextAsync(member.Words(key));
}
