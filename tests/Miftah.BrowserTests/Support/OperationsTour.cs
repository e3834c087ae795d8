namespace Miftah.BrowserTests.Support;

/// <summary>The operators' figures, as an operator goes through them.</summary>
internal static class OperationsTour
{
    public static async Task ReadAsync(Visitor member, Func<string, Task> look)
    {
        await member.OpenAsync("/staff/operations");
        await member.ShouldSayAsync("operations.title");
        await look("operations-day");
        await member.PressAsync("operations.days-30");
        await member.ShouldBeAtAsync("/staff/operations?days=30");
        await look("operations-month");
    }
}
