using System.Buffers.Binary;
using System.Security.Cryptography;
using Miftah.Domain.Agencies;

namespace Miftah.Agencies.Fingers;

/// <summary>
/// What a reader hands over: the moment and the record, sealed to the agency's key. Only the agency opens it; whoever
/// carries it learns nothing.
/// </summary>
/// <remarks>
/// One byte 1, the reader's fresh point on P-256 (65 bytes, uncompressed), 12 bytes of nonce, AES-256-GCM with a tag of
/// 16 bytes. The key is HKDF-SHA256 of the shared secret, salted with both points, for the words of <see cref="Info"/>.
/// Inside: the seconds since 1970 as eight bytes, then the record of ISO/IEC 19794-2. docs/kiosk/protocol.md.
/// </remarks>
public static class SealedCapture
{
    private const byte Version = 1;
    private const int PointBytes = 65;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const int MomentBytes = 8;
    private const int HeadBytes = 1 + PointBytes + NonceBytes;

    private static ReadOnlySpan<byte> Info => "miftah sealed capture 1"u8;

    /// <param name="agency">The agency's public key: a point of 65 bytes.</param>
    /// <param name="record">As <see cref="FingerRecord.Write"/> makes it.</param>
    /// <param name="takenAt">When the finger lay on the glass, in UTC.</param>
    public static byte[] Seal(byte[] agency, ReadOnlySpan<byte> record, DateTime takenAt)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(Parameters(agency));
        var point = PointOf(own);
        var plain = new byte[MomentBytes + record.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, new DateTimeOffset(takenAt, TimeSpan.Zero).ToUnixTimeSeconds());
        record.CopyTo(plain.AsSpan(MomentBytes));
        var made = new byte[HeadBytes + plain.Length + TagBytes];
        made[0] = Version;
        point.CopyTo(made, 1);
        RandomNumberGenerator.Fill(made.AsSpan(1 + PointBytes, NonceBytes));
        using var cipher = new AesGcm(KeyOf(own, theirs, point, agency), TagBytes);
        cipher.Encrypt(
            made.AsSpan(1 + PointBytes, NonceBytes),
            plain,
            made.AsSpan(HeadBytes, plain.Length),
            made.AsSpan(HeadBytes + plain.Length)
        );
        return made;
    }

    /// <returns>Null for what was not sealed to this agency, or was altered.</returns>
    public static (DateTime TakenAt, byte[] Record)? Open(ECDiffieHellman agency, ReadOnlySpan<byte> made)
    {
        ArgumentNullException.ThrowIfNull(agency);
        if (
            made.Length is < HeadBytes + MomentBytes + TagBytes or > IFingerprints.CaptureBytesMax
            || made[0] != Version
        )
            return null;
        var point = made.Slice(1, PointBytes).ToArray();
        var plain = new byte[made.Length - HeadBytes - TagBytes];
        try
        {
            using var theirs = ECDiffieHellman.Create(Parameters(point));
            using var cipher = new AesGcm(KeyOf(agency, theirs, point, PointOf(agency)), TagBytes);
            cipher.Decrypt(
                made.Slice(1 + PointBytes, NonceBytes),
                made.Slice(HeadBytes, plain.Length),
                made[^TagBytes..],
                plain
            );
        }
        catch (CryptographicException)
        {
            return null; // A point that is not on the curve, another agency's, or altered.
        }
        var moment = DateTimeOffset.FromUnixTimeSeconds(
            Math.Clamp(BinaryPrimitives.ReadInt64BigEndian(plain), 0, uint.MaxValue)
        );
        return (moment.UtcDateTime, plain[MomentBytes..]);
    }

    /// <summary>The public key as it is published: an uncompressed point.</summary>
    public static byte[] PointOf(ECDiffieHellman key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private static ECParameters Parameters(byte[] point) =>
        point is [4, ..] && point.Length == PointBytes
            ? new()
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            }
            : throw new CryptographicException("No uncompressed point.");

    private static byte[] KeyOf(ECDiffieHellman own, ECDiffieHellman theirs, byte[] reader, byte[] agency) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            own.DeriveRawSecretAgreement(theirs.PublicKey),
            KeyBytes,
            salt: [.. reader, .. agency],
            info: Info.ToArray()
        );
}
