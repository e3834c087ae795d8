using System.Security.Cryptography;
using System.Text;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;

namespace Miftah.Web.Starting.Demo;

/// <summary>
/// An authenticator app and saved codes for a demo person, made from the person's number: the same at each start, so
/// that
/// demo.json speaks of what the database holds.
/// </summary>
internal static class DemoAuthenticators
{
    public static DemoPerson Give(DemoPerson person) =>
        person with
        {
            TotpSecret = Base32.Encode(Made(person, "app", AppCode.SecretBytes)),
            SavedCodes =
            [
                .. Enumerable
                    .Range(1, SavedCode.SetSize)
                    .Select(i => SavedCode.Shown(Base32.EncodeForPaper(Made(person, $"saved {i}", 15)))),
            ],
        };

    public static void Bind(MiftahDb db, SubjectSealer sealer, DemoPerson person, SubscriberAccount account)
    {
        if (person is not { TotpSecret: { } secret, SavedCodes: { } codes })
            return;
        var app = New(account, AuthenticatorKind.AuthenticatorApp);
        app.SecretSealed = sealer.Seal(account.DataKey, Authenticator.SecretAt(app.Id), Base32.Decode(secret));
        var set = New(account, AuthenticatorKind.SavedCodes);
        db.Authenticators.AddRange(app, set);
        db.SavedCodes.AddRange(
            codes.Select(x => new SavedCode
            {
                Id = RowId.New(account.CreatedAt),
                SetId = set.Id,
                Hash = SavedCode.HashOf(set.Id, SavedCode.Parse(x)!),
            })
        );
    }

    private static Authenticator New(SubscriberAccount account, AuthenticatorKind kind) =>
        new()
        {
            Id = RowId.New(account.CreatedAt),
            AccountId = account.Id,
            Kind = kind,
            BoundAt = account.CreatedAt,
            BoundIn = Guid.Empty,
        };

    private static byte[] Made(DemoPerson person, string what, int bytes) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"demo {person.IdentityNumber} {what}"))[..bytes];
}
