using System.Globalization;
using System.Text.RegularExpressions;

namespace Miftah.Domain.Kiosk;

/// <summary>Why a message of a kiosk was not taken: for meters and the log, never for whoever sent it.</summary>
public enum KioskRefusal
{
    /// <summary>A header is missing, doubled, or not of the one form.</summary>
    Malformed = 1,

    /// <summary>No such kiosk, or one that is not in service.</summary>
    NotInService,
    WrongSignature,

    /// <summary>The body is not the one that was signed.</summary>
    AlteredBody,

    /// <summary>Made too long ago, or in the future.</summary>
    NotFresh,

    /// <summary>The same message once more.</summary>
    Replayed,

    /// <summary>Its number was passed, and no message with it is known.</summary>
    Strayed,

    /// <summary>Another message had its number: two devices sign with one key.</summary>
    Cloned,
}

/// <summary>What the headers of one request say of its signature, in the one form that is taken.</summary>
/// <param name="KioskId">Who says to have signed it.</param>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Sequence">Its number: each message of a kiosk has a higher one.</param>
/// <param name="Parameters">The signature's parameters, as they were sent.</param>
/// <param name="Digest">The digest of the body, as it was sent.</param>
/// <param name="Signature">64 bytes.</param>
/// <remarks>
/// RFC 9421 with Ed25519, RFC 9530 for the body. One label, one list of components in one order: a second way to say
/// the same would be a second thing to get wrong.
/// </remarks>
public sealed partial record SignedRequest(
    Guid KioskId,
    long Created,
    long Sequence,
    string Parameters,
    string Digest,
    byte[] Signature
)
{
    public const string InputHeader = "Signature-Input";
    public const string SignatureHeader = "Signature";
    public const string DigestHeader = "Content-Digest";
    public const string SequenceHeader = "Kiosk-Sequence";

    /// <summary>How far the kiosk's clock may be from the portal's, either way, in seconds.</summary>
    public const int FreshSeconds = 60;

    /// <returns>Null for anything but the one form.</returns>
    public static SignedRequest? Read(string? input, string? signature, string? digest, string? sequence)
    {
        var said = Input.Match(input ?? "");
        var made = Made.Match(signature ?? "");
        if (!said.Success || !made.Success || digest is null || !Digested.IsMatch(digest))
            return null;
        if (sequence is null || !Number.IsMatch(sequence))
            return null;
        return new(
            Guid.ParseExact(said.Groups["kiosk"].Value, "N"),
            long.Parse(said.Groups["created"].Value, CultureInfo.InvariantCulture),
            long.Parse(sequence, CultureInfo.InvariantCulture),
            said.Groups["parameters"].Value,
            digest,
            Convert.FromBase64String(made.Groups["signature"].Value)
        );
    }

    public bool IsFresh(DateTime now) =>
        Math.Abs(new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeSeconds() - Created) <= FreshSeconds;

    /// <summary>What was signed, of the request as it arrived.</summary>
    /// <param name="method">As in the request line.</param>
    /// <param name="authority">Host and port of the door's own origin.</param>
    /// <param name="target">Path and query as in the request line.</param>
    public byte[] BaseOf(string method, string authority, string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return SignatureBase.Of(
            [
                ("@method", method),
                ("@authority", authority),
                ("@path", question < 0 ? target : target[..question]),
                ("@query", question < 0 ? "?" : target[question..]),
                ("content-digest", Digest),
                ("kiosk-sequence", Sequence.ToString(CultureInfo.InvariantCulture)),
            ],
            Parameters
        );
    }

    /// <summary>The header for a body.</summary>
    public static string DigestOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[System.Security.Cryptography.SHA256.HashSizeInBytes];
        System.Security.Cryptography.SHA256.HashData(body, hash);
        return $"sha-256=:{Convert.ToBase64String(hash)}:";
    }

    /// <summary>The form of <see cref="InputHeader"/>.</summary>
    public const string InputForm = """
        ^kiosk=(?<parameters>\("@method" "@authority" "@path" "@query" "content-digest" "kiosk-sequence"\);created=(?<created>[0-9]{10,11});keyid="(?<kiosk>[0-9a-f]{32})";nonce="[A-Za-z0-9_-]{22}";alg="ed25519")\z
        """;

    /// <summary>The form of <see cref="SignatureHeader"/>.</summary>
    public const string SignatureForm = @"^kiosk=:(?<signature>[A-Za-z0-9+/]{86}==):\z";

    /// <summary>The form of <see cref="DigestHeader"/>.</summary>
    public const string DigestForm = @"^sha-256=:[A-Za-z0-9+/]{43}=:\z";

    /// <summary>The form of <see cref="SequenceHeader"/>. No leading zero: each number has one spelling.</summary>
    public const string SequenceForm = @"^[1-9][0-9]{0,17}\z";

    [GeneratedRegex(InputForm, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input { get; }

    [GeneratedRegex(SignatureForm, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made { get; }

    [GeneratedRegex(DigestForm, RegexOptions.None, 1000)]
    private static partial Regex Digested { get; }

    [GeneratedRegex(SequenceForm, RegexOptions.None, 1000)]
    private static partial Regex Number { get; }
}
