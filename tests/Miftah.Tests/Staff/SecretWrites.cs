using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Miftah.Web.Doors;

namespace Miftah.Tests.Staff;

/// <summary>Writes down each statement of the staff door that would set a secret of a person.</summary>
internal sealed partial class SecretWrites(IHttpContextAccessor http) : DbCommandInterceptor
{
    private int statements;

    public ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>How many statements came through the staff door at all.</summary>
    public int Statements => statements;

    /// <summary>For the control: the doors where people write what is theirs.</summary>
    public bool EveryDoor { get; set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Look(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Look(command.CommandText);
        return ValueTask.FromResult(result);
    }

    private void Look(string statement)
    {
        var atTheStaffDoor = http.HttpContext?.CameThrough() == Door.Staff;
        if (atTheStaffDoor)
            Interlocked.Increment(ref statements);
        if ((atTheStaffDoor || EveryDoor) && Set.IsMatch(statement))
            Seen.Enqueue(statement);
    }

    // What ends (NULL) is no secret that is set: officers remove what its owner lost.
    [GeneratedRegex(
        """
            INSERT\sINTO\s"(passkey|authenticator|saved_code|recovery_attempt|sign_in_attempt)"
            |UPDATE\s"subscriber_account"[^;]*\sSET\s[^;]*"PasswordHash"\s=
            |UPDATE\s"(passkey|saved_code)"[^;]*\sSET\s
            |UPDATE\s"(authenticator|recovery_attempt|sign_in_attempt)"[^;]*\sSET\s[^;]*
             "(SecretSealed|AnswerSealed|CodeHash|ClaimSealed|SecretHash)"\s=\s(?!NULL)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000
    )]
    private static partial Regex Set { get; }
}
