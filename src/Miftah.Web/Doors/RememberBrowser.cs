using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Doors;

/// <summary>Makes this browser known to an account, in the caller's transaction.</summary>
public sealed class RememberBrowser(MiftahDb db, Cookies cookies)
{
    /// <summary>
    /// A fresh secret each time: one that was planted here or copied from here before is worth nothing afterwards. A
    /// family on one phone has one secret and a row for each account; all rows move to the new one.
    /// </summary>
    /// <returns>The secret for the cookie, to be written once the transaction is committed.</returns>
    public async Task<string> BrowserAsync(
        HttpContext http,
        Guid account,
        byte[] identityKey,
        DateTime now,
        CancellationToken cancel
    )
    {
        var former = Secrets.Hash(cookies.Read(http, CookieKind.Device) ?? "");
        var token = Secrets.NewToken();
        var hash = Secrets.Hash(token);
        await db.KnownDevices.Where(x => x.TokenHash == former && x.AccountId == account).ExecuteDeleteAsync(cancel);
        await db
            .KnownDevices.Where(x => x.TokenHash == former)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.TokenHash, hash), cancel);
        await db
            .KnownDevices.Where(x => x.AccountId == account)
            .OrderByDescending(x => x.LastSeenAt)
            .ThenByDescending(x => x.Id)
            .Skip(KnownDevice.CountMax - 1)
            .ExecuteDeleteAsync(cancel);
        db.KnownDevices.Add(
            new()
            {
                Id = RowId.New(now),
                AccountId = account,
                TokenHash = hash,
                IdentityKey = identityKey,
                Label = DeviceLabel.Of(http),
                FirstSeenAt = now,
                LastSeenAt = now,
            }
        );
        return token;
    }

    public void Write(HttpContext http, string token) =>
        cookies.Write(http, CookieKind.Device, token, TimeSpan.FromDays(KnownDevice.LifetimeDays));
}
