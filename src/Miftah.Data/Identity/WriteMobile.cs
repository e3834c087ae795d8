using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>What an account is found by and sealed as, once its mobile is another.</summary>
public sealed record NewMobile(byte[] PersonalSealed, FindKeys Mobile, byte[] Number, byte[] Username, byte Version);

/// <summary>The one statement that replaces a registered mobile.</summary>
public static class WriteMobile
{
    /// <summary>
    /// Writes it if the account is as it was read, is in a state that <paramref name="states"/> names, has no running
    /// hold unless <paramref name="insideHold"/>, and nobody else has the number. Raises the version: whatever was
    /// begun with the former number ends.
    /// </summary>
    public static async Task<bool> WriteMobileAsync(
        this MiftahDb db,
        SubscriberAccount account,
        NewMobile made,
        AccountState[] states,
        bool insideHold,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(made);
        var (inUse, other) = (made.Mobile.InUse, made.Mobile.Other);
        try
        {
            return await db
                    .Accounts.Where(x =>
                        x.Id == account.Id
                        && x.Version == account.Version
                        && states.Contains(x.State)
                        && (insideHold || x.HoldEndsAt == null || x.HoldEndsAt <= now)
                        && !db.Accounts.Any(a =>
                            a.Id != account.Id && (a.MobileIndex == inUse || a.MobileIndex == other)
                        )
                    )
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(x => x.PersonalSealed, made.PersonalSealed)
                                .SetProperty(x => x.MobileIndex, inUse)
                                .SetProperty(x => x.NumberIndex, made.Number)
                                .SetProperty(x => x.UsernameIndex, made.Username)
                                .SetProperty(x => x.IndexVersion, made.Version)
                                .SetProperty(x => x.NumberChangedAt, now)
                                .SetProperty(x => x.Version, x => x.Version + 1),
                        cancel
                    ) == 1;
        }
        catch (DbException failure) when (db.IsDuplicate(new(failure.Message, failure)))
        {
            return false; // Two accounts took one number at the same moment: the table itself lets only one have it.
        }
    }
}
