using System.Net;
using System.Text.RegularExpressions;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Shared;

namespace Miftah.Tests.Staff;

/// <summary>One request of a walk, and what came back.</summary>
internal sealed record Visit(StaffRoute Route, Handler Handler, StaffRow Row, Page Page)
{
    // A page that is at another step of its row leads there.
    private static readonly HttpStatusCode[] Opened = [HttpStatusCode.OK, HttpStatusCode.Redirect];

    /// <summary>What is not as the matrix has it for these roles; null when all is.</summary>
    public string? Breach(StaffRole roles)
    {
        var right = Right(roles);
        var toTheDoor = Page.Location?.Contains("/staff/sign-in", StringComparison.Ordinal) == true;
        return right.Contains(Page.Status) && !toTheDoor
            ? null
            : $"{roles}: {Handler} {Route.Pattern} {Row.Scope} → {(int)Page.Status} {Page.Location}, not {(int)right[0]}";
    }

    private HttpStatusCode[] Right(StaffRole roles)
    {
        if (!Route.IsOpen && CapabilityMatrix.Of(Route.Needs ?? "", roles) == StaffScope.None)
            return [HttpStatusCode.Forbidden];
        if (!Route.Handlers.Contains(Handler))
            return [HttpStatusCode.MethodNotAllowed];
        return Row.Scope is null || CapabilityMatrix.Allows(Route.Needs!, roles, Row.Scope.Value)
            ? Opened
            : [HttpStatusCode.NotFound];
    }
}

/// <summary>A member goes to every page of the staff door, reads it and presses everything, over real rows.</summary>
internal static partial class StaffWalk
{
    /// <param name="member">Who walks.</param>
    /// <param name="routes">Where to.</param>
    /// <param name="rows">Of what.</param>
    /// <param name="more">Fields that are posted everywhere.</param>
    public static async IAsyncEnumerable<Visit> WalkAsync(
        this StaffBrowser member,
        IReadOnlyList<StaffRoute> routes,
        StaffRows rows,
        params (string, string?)[] more
    )
    {
        foreach (var route in routes)
        foreach (var row in await rows.ForAsync(route, member))
        {
            await row.StandAsync();
            // A token of this member: what refuses is the page, not a stale form.
            var own = await member.GetAsync("/staff");
            foreach (var handler in route.Asked)
                yield return new(route, handler, row, await AskAsync(member.Browser, route, row, handler, own, more));
        }
    }

    /// <summary>One request to a page, by whomever.</summary>
    public static Task<Page> AskAsync(
        Browser browser,
        StaffRoute route,
        StaffRow row,
        Handler handler,
        Page own,
        params (string, string?)[] more
    )
    {
        var path = Named.Replace(route.Pattern.Replace("{do}", "close", StringComparison.Ordinal), row.Value);
        var query = $"?fact=Name{(handler.Name is null ? "" : $"&handler={handler.Name}")}";
        if (handler.Method == "GET")
            return browser.GetAsync(path + query);
        // The page comes back in the other language before anything is done: the row was opened, and nothing changes.
        return handler.Name == "AskPasskey"
            ? browser.PostAsync(own, path + query)
            : browser.PostAsync(own, path + query, [(PublicPage.SwitchLanguage, "1"), .. more]);
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Named { get; }
}
