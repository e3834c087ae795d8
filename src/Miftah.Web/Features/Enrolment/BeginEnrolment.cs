using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Doors;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Begins an attempt after a solved challenge. It opens no account: people with and without one leave the same row.
/// </summary>
public sealed class BeginEnrolment(
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
        var claim = new EnrolmentAttempt.Claim(person.Value, mobile, Language.Of(http).Code);
        db.EnrolmentAttempts.Add(
            new()
            {
                Id = id,
                Reference = Reference.New(),
                SecretHash = Secrets.Hash(secret),
                IdentityKey = key,
                Kind = person.Kind,
                ClaimSealed = sealer.Seal(JsonSerializer.Serialize(claim), EnrolmentAttempt.ClaimAt(id)),
                KnownDevice = await db.KnownDevices.AnyAsync(
                    x => x.TokenHash == device && x.IdentityKey == key,
                    cancel
                ),
                DeviceLabel = DeviceLabel.Of(http),
                StartedAt = now,
                LastSeenAt = now,
                LifeEndsAt = now.AddMinutes(EnrolmentLimits.LifetimeMinutes),
            }
        );
        await db.SaveChangesAsync(cancel);
        cookies.Write(http, CookieKind.Enrolment, secret);
    }

    /// <summary>What the applicant said; null once the attempt ended.</summary>
    internal static EnrolmentAttempt.Claim? ClaimOf(EnrolmentAttempt attempt, Sealer sealer) =>
        attempt.ClaimSealed is { } made
            ? JsonSerializer.Deserialize<EnrolmentAttempt.Claim>(
                sealer.Open(made, EnrolmentAttempt.ClaimAt(attempt.Id))
            )
            : null;
}
