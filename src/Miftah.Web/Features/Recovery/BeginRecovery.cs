using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Domain.Text;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Begins an attempt after a solved challenge. It opens no account: known and unknown people leave the same row.
/// </summary>
public sealed class BeginRecovery(
    MiftahDb db,
    IdentityKeys identities,
    Sealer sealer,
    Cookies cookies,
    TimeProvider clock
)
{
    public async Task RunAsync(IdentityNumber person, string mobile, HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var now = clock.Now();
        var id = RowId.New(now);
        var key = await identities.OfAsync(person, cancel);
        var device = Secrets.Hash(cookies.Read(http, CookieKind.Device) ?? "");
        var secret = Secrets.NewToken();
        var claim = JsonSerializer.Serialize(new RecoveryAttempt.Claim(person.Value, mobile));
        db.RecoveryAttempts.Add(
            new()
            {
                Id = id,
                Reference = Reference.New(),
                SecretHash = Secrets.Hash(secret),
                IdentityKey = key,
                Kind = person.Kind,
                ClaimSealed = sealer.Seal(claim, RecoveryAttempt.ClaimAt(id)),
                KnownDevice = await db.KnownDevices.AnyAsync(
                    x => x.TokenHash == device && x.IdentityKey == key,
                    cancel
                ),
                DeviceLabel = DeviceLabel.Of(http),
                StartedAt = now,
                LastSeenAt = now,
                LifeEndsAt = now.AddMinutes(RecoveryLimits.LifetimeMinutes),
            }
        );
        db.Outbox.Add(OutboxMessage.Now(RecordBegunRecovery.Kind, id, now, OutboxLane.Record));
        await db.SaveChangesAsync(cancel);
        cookies.Write(http, CookieKind.Recovery, secret);
    }
}
