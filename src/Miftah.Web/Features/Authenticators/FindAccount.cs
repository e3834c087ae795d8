using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Authenticators;

/// <summary>Who a typed name belongs to, by one statement for every kind of name, known or not.</summary>
/// <param name="Account">Null for a name that nobody has.</param>
/// <param name="BudgetKey">What its guesses are counted under: the account, or the typed name itself.</param>
/// <param name="KnownDevice">This browser once finished a sign-in to the account.</param>
public sealed record FoundAccount(SubscriberAccount? Account, byte[] BudgetKey, bool KnownDevice);

/// <summary>Finds the account of a username or identity number, and whether this browser is known to it.</summary>
public sealed class FindAccount(MiftahDb db, AccountIndex find, BlindIndex index, Cookies cookies)
{
    public async Task<FoundAccount> ByNameAsync(string typed, HttpContext context, CancellationToken cancel)
    {
        var name = Username.KeyOf(typed);
        var number = IdentityNumber.Parse(typed).Match(x => x.Value, _ => "");
        var (byName, byNumber) = (find.ByUsername(name), find.ByNumber(number));
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x =>
                    x.UsernameIndex == byName.InUse
                    || x.UsernameIndex == byName.Other
                    || x.NumberIndex == byNumber.InUse
                    || x.NumberIndex == byNumber.Other,
                cancel
            );
        // A number counts as itself in every spelling, whether or not anyone has it.
        var unknownKey =
            number.Length > 0 ? index.Of(IndexPurpose.Identity, number) : index.Of(IndexPurpose.UnknownName, name);
        var budgetKey = account?.IdentityKey ?? unknownKey;
        return new(account, budgetKey, await IsKnownAsync(budgetKey, context, cancel));
    }

    /// <summary>The account of a person who is signed in.</summary>
    public async Task<FoundAccount> ByIdAsync(Guid id, HttpContext context, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == id, cancel);
        return new(account, account.IdentityKey, await IsKnownAsync(account.IdentityKey, context, cancel));
    }

    private Task<bool> IsKnownAsync(byte[] key, HttpContext context, CancellationToken cancel)
    {
        var device = Secrets.Hash(cookies.Read(context, CookieKind.Device) ?? "");
        return db.KnownDevices.AnyAsync(x => x.TokenHash == device && x.IdentityKey == key, cancel);
    }
}
