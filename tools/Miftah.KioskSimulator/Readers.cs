using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Miftah.KioskSimulator;

/// <summary>
/// The readers of the simulated kiosk: whose finger and card lie on them, and how well. What a finger reader gives is
/// sealed to the agency before anything else on the device sees it.
/// </summary>
public sealed class Readers(KioskFile file, TimeProvider clock)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const int MomentBytes = 8;
    private const int QualityAt = 26; // Of the one view, in the record's 24 bytes of header and 4 of the view.
    private const byte Wet = 10;

    private readonly byte[] agency = Convert.FromBase64String(file.AgencyKey);

    public IReadOnlyList<SimulatedPerson> People => file.People;

    /// <summary>Whose finger lies on the glass; null for nobody's.</summary>
    public SimulatedPerson? Finger { get; set; }

    /// <summary>The finger is wet: the picture is poor.</summary>
    public bool IsWet { get; set; }

    /// <summary>Whose card is in the reader; null for none.</summary>
    public SimulatedPerson? Card { get; set; }

    /// <summary>The finger as a sealed capture in base64url, or null where there is none to take.</summary>
    public string? Capture()
    {
        if (Finger?.Finger is not { } kept)
            return null;
        var record = Convert.FromBase64String(kept);
        if (IsWet)
            record[QualityAt] = Wet;
        return Base64Url.EncodeToString(Seal(record));
    }

    private byte[] Seal(byte[] record)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = agency[1..33], Y = agency[33..] },
            }
        );
        var q = own.ExportParameters(includePrivateParameters: false).Q;
        byte[] point = [4, .. q.X!, .. q.Y!];
        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            own.DeriveRawSecretAgreement(theirs.PublicKey),
            KeyBytes,
            salt: [.. point, .. agency],
            info: "miftah sealed capture 1"u8.ToArray()
        );
        var plain = new byte[MomentBytes + record.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, clock.GetUtcNow().ToUnixTimeSeconds());
        record.CopyTo(plain, MomentBytes);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (made, tag) = (new byte[plain.Length], new byte[TagBytes]);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, made, tag);
        return [Version, .. point, .. nonce, .. made, .. tag];
    }
}
