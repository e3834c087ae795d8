using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using NSec.Cryptography;

namespace Miftah.Tests.Kiosk;

/// <summary>The key of a kiosk, and how its agent signs with it.</summary>
public sealed class KioskKey : IDisposable
{
    private readonly Key key = Key.Create(
        SignatureAlgorithm.Ed25519,
        new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }
    );

    public byte[] PublicKey => key.Export(KeyBlobFormat.RawPublicKey);

    public byte[] PrivateKey => key.Export(KeyBlobFormat.RawPrivateKey);

    public Guid Id { get; set; }

    public long Sequence { get; set; }

    /// <summary>Another machine with everything that this one has.</summary>
    public KioskKey Clone() => new(key) { Id = Id, Sequence = Sequence };

    public KioskKey() { }

    private KioskKey(Key of) =>
        key = Key.Import(
            SignatureAlgorithm.Ed25519,
            of.Export(KeyBlobFormat.RawPrivateKey),
            KeyBlobFormat.RawPrivateKey,
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }
        );

    /// <summary>Signs a request as it stands, with the next number.</summary>
    public async Task SignAsync(HttpRequestMessage request, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        var uri = request.RequestUri!;
        Sequence++;
        var number = Sequence.ToString(CultureInfo.InvariantCulture);
        var digest = SignedRequest.DigestOf(body);
        var created = new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeSeconds();
        var nonce = Miftah.Domain.Cryptography.Secrets.NewToken()[..22];
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"kiosk-sequence\");created={created};keyid=\"{Id:N}\";nonce=\"{nonce}\";alg=\"ed25519\""
        );
        var text = SignatureBase.Of(
            [
                ("@method", request.Method.Method),
                ("@authority", uri.Authority),
                ("@path", uri.AbsolutePath),
                ("@query", uri.Query.Length == 0 ? "?" : uri.Query),
                ("content-digest", digest),
                ("kiosk-sequence", number),
            ],
            parameters
        );
        Set(request.Headers, SignedRequest.InputHeader, $"kiosk={parameters}");
        Set(request.Headers, SignedRequest.SignatureHeader, $"kiosk=:{Convert.ToBase64String(Sign(text))}:");
        Set(request.Headers, SignedRequest.DigestHeader, digest);
        Set(request.Headers, SignedRequest.SequenceHeader, number);
    }

    public void Dispose() => key.Dispose();

    private byte[] Sign(byte[] text) => SignatureAlgorithm.Ed25519.Sign(key, text);

    private static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}

public static class KioskSteps
{
    /// <summary>A browser whose every request this kiosk signs.</summary>
    public static Browser NewKioskBrowser(this TestPortal portal, KioskKey kiosk, bool english = false)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return portal.NewKioskDoorBrowser(x => kiosk.SignAsync(x, portal.Clock.Now()), english);
    }

    /// <summary>A kiosk in service: asked for by one operator, approved by another.</summary>
    public static async Task<KioskKey> NewKioskAsync(this TestPortal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var key = new KioskKey();
        var now = portal.Clock.Now();
        key.Id = await portal.AskedAsync(key, RowId.New(now));
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();
        (await manage.ApproveAsync(key.Id, RowId.New(now), now, CancellationToken.None)).ShouldBeNull();
        return key;
    }

    /// <summary>One operator asked for it; it is not in service.</summary>
    public static async Task<Guid> AskedAsync(this TestPortal portal, KioskKey key, Guid by)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentNullException.ThrowIfNull(key);
        var place = await portal.KioskPlaceAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();
        var asked = await manage.AskAsync(key.PublicKey, place.Id, by, portal.Clock.Now(), CancellationToken.None);
        return ((Result<Guid>.Ok)asked).Value;
    }

    /// <summary>Closes every place where kiosks stand, or opens it again.</summary>
    public static Task CloseKioskPlacesAsync(this TestPortal portal, DateTime? at)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return portal.InDbAsync(db =>
            db.Offices.Where(x => x.Kind == OfficeKind.Kiosk)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.ClosedAt, at))
        );
    }

    /// <summary>A place where kiosks stand.</summary>
    public static async Task<Office> KioskPlaceAsync(this TestPortal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var place = new Office
        {
            Id = RowId.New(portal.Clock.Now()),
            NameAr = "جهاز السوق",
            NameEn = "Market kiosk",
            Agency = OfficeAgency.CivilAffairs,
            Kind = OfficeKind.Kiosk,
        };
        await portal.InDbAsync(db =>
        {
            db.Offices.Add(place);
            return db.SaveChangesAsync();
        });
        return place;
    }
}

public static class KioskFingers
{
    /// <summary>A fresh capture of a person's finger, as a reader hands it over, in base64url.</summary>
    public static string CaptureOf(this TestPortal portal, string identityNumber, bool wet = false)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var number = IdentityNumber.Parse(identityNumber).Match(x => x, _ => throw new InvalidDataException());
        var person = portal.Services.GetRequiredService<Country>().Find(number)!;
        var record = FingerRegister.Of(person) ?? throw new InvalidDataException("No readable finger.");
        if (wet)
            record = record with { Quality = FingerRegister.QualityMin - 1 };
        var agency = portal.Services.GetRequiredService<SimulatedAgency>().PublicKey;
        var made = SealedCapture.Seal(agency, record.Write(), portal.Clock.Now());
        return System.Buffers.Text.Base64Url.EncodeToString(made);
    }
}
