using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miftah.Tests.Support;

/// <summary>
/// Takes a guard out of the statements that hold it, as a slip in the source would: a negative control then sees the
/// attack succeed. It works on SQL as it goes to SQLite.
/// </summary>
internal sealed class GuardOff : DbCommandInterceptor
{
    private readonly List<(Regex Statement, Regex Guard, string Instead)> off = [];
    private int taken;

    /// <summary>
    /// How many statements were changed: a control that changed none proves nothing, and has to say so.
    /// </summary>
    public int Taken => taken;

    /// <summary>A condition holds always.</summary>
    public GuardOff Condition(string inStatement, string condition) => Replace(inStatement, condition, "($0 OR 1 = 1)");

    /// <summary>A column keeps its value: what is set stands without its table's name, what is asked with it.</summary>
    public GuardOff Assignment(string inStatement, string column) =>
        Replace(inStatement, $"(?<!\\.)\"{column}\" = [^,\\r\\n]+", $"\"{column}\" = \"{column}\"");

    /// <summary>A statement changes nothing.</summary>
    public GuardOff Statement(string statement) => Replace(statement, "\\z", " AND 1 = 0");

    public GuardOff Replace(string inStatement, string guard, string instead)
    {
        const RegexOptions Options = RegexOptions.Singleline | RegexOptions.ExplicitCapture;
        var limit = TimeSpan.FromSeconds(1);
        off.Add((new(inStatement, Options, limit), new(guard, Options, limit), instead));
        return this;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var (statement, guard, instead) in off)
            if (statement.IsMatch(command.CommandText) && guard.IsMatch(command.CommandText))
            {
#pragma warning disable CA2100 // Made of the statement itself and of a test's own words.
                command.CommandText = guard.Replace(command.CommandText, instead);
#pragma warning restore CA2100
                Interlocked.Increment(ref taken);
            }
        return ValueTask.FromResult(result);
    }
}
