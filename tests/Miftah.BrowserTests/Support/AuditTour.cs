namespace Miftah.BrowserTests.Support;

/// <summary>The log of acts, as an auditor goes through it.</summary>
internal static class AuditTour
{
    public static async Task ReadAsync(Visitor auditor, Func<string, Task> look)
    {
        await auditor.OpenAsync("/staff/audit");
        await auditor.ShouldSayAsync("audit.records");
        await look("audit");
        await auditor.Page.Locator("summary").ClickAsync();
        await auditor.Page.Locator("#Act").SelectOptionAsync("staff-signed-in");
        await auditor.PressAsync("audit.show");
        await auditor.ShouldBeAtAsync("/staff/audit?Act=staff-signed-in&Actor=&Role=&From=&To=");
        await look("audit-filtered");
        await auditor.OpenAsync("/staff/audit?From=2026-10-06&To=2026-10-05");
        await auditor.ShouldRefuseAsync("audit.turned");
        await look("audit-refused");
    }
}
