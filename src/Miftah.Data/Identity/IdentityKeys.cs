using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>Under which key the guesses at an identity number are kept, whether or not anyone has the number.</summary>
public sealed class IdentityKeys(MiftahDb db, AccountIndex find, BlindIndex index)
{
    /// <summary>The account's key, or a stable one for a number that nobody has: one statement for both.</summary>
    /// <returns>32 bytes that look the same for both.</returns>
    public async Task<byte[]> OfAsync(IdentityNumber number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(number);
        var key = find.ByNumber(number.Value);
        var nobodys = index.Of(IndexPurpose.Identity, number.Value);
        var found = await db
            .Accounts.Where(x => x.NumberIndex == key.InUse || x.NumberIndex == key.Other)
            .Select(x => x.IdentityKey)
            .SingleOrDefaultAsync(cancel);
        return found ?? nobodys;
    }
}
