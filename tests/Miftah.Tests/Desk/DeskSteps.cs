using Miftah.Domain.Casework;
using Miftah.Tests.Support;

namespace Miftah.Tests.Desk;

/// <summary>The steps of a call as an agent takes them.</summary>
internal static class DeskSteps
{
    /// <summary>A call whose script was said.</summary>
    public static Task<Page> CallAsync(this StaffBrowser agent, string named, string digits) =>
        agent.FillAsync(
            "/staff/desk",
            ("Number", named),
            ("Said", "1"),
            ("Digits", digits),
            ("Reason", CaseReasons.Calling[0])
        );

    /// <summary>The reference that a page of a request shows.</summary>
    public static async Task<string> ReferenceAsync(this Browser browser, string path)
    {
        var text = (await browser.GetAsync(path)).Text;
        const string Before = "رقم هذا الطلب: ";
        var at = text.IndexOf(Before, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(-1, path);
        return text.Substring(at + Before.Length, Domain.Text.Reference.Length);
    }

    public static string Last2(this string mobile) => mobile[^2..];
}
