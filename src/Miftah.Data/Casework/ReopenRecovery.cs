using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Guessing;

namespace Miftah.Data.Casework;

/// <summary>
/// Opens remote recovery again after two people agreed to it: what it counted of a person is forgotten.
/// </summary>
public static class ReopenRecovery
{
    // Never what is counted of codes sent to a number, of passwords, or of one question's few answers in a year.
    private static readonly GuessKind[] Kinds =
    [
        GuessKind.RecoveryAnswer,
        GuessKind.RecoveryCode,
        GuessKind.RecoverySend,
        GuessKind.Finger,
    ];

    public static Task<int> ReopenRecoveryAsync(this MiftahDb db, byte[] identityKey, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.GuessBudgets.Where(x => x.Key == identityKey && Kinds.Contains(x.Kind)).ExecuteDeleteAsync(cancel);
    }
}
