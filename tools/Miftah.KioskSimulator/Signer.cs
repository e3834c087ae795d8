using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Miftah.KioskSimulator;

/// <summary>
/// Signs messages as docs/kiosk/protocol.md says. The number of the next message is on disk before that message
/// leaves: a device that falls over never uses one twice.
/// </summary>
public sealed class Signer : IDisposable
{
    private const string Components =
        "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"kiosk-sequence\")";

    private const int NonceBytes = 16;

    private readonly Key key;
    private readonly Guid kiosk;
    private readonly string authority;
    private readonly string counterFile;
    private readonly TimeProvider clock;
    private long sequence;

    public Signer(KioskFile file, string counterFile, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(file);
        key = Key.Import(
            SignatureAlgorithm.Ed25519,
            Convert.FromBase64String(file.PrivateKey),
            KeyBlobFormat.RawPrivateKey
        );
        (kiosk, authority) = (file.Kiosk, file.Origin.Authority);
        (this.counterFile, this.clock) = (counterFile, clock);
        sequence = File.Exists(counterFile)
            ? long.Parse(File.ReadAllText(counterFile), CultureInfo.InvariantCulture)
            : 0;
    }

    /// <summary>The number of the last message that was signed.</summary>
    public long Sequence => sequence;

    /// <summary>The headers of the next message.</summary>
    /// <param name="method">As in the request line.</param>
    /// <param name="target">Path and query as in the request line.</param>
    /// <param name="body">All of it.</param>
    public IReadOnlyDictionary<string, string> Next(string method, string target, ReadOnlySpan<byte> body)
    {
        sequence++;
        File.WriteAllText(counterFile, sequence.ToString(CultureInfo.InvariantCulture));
        return Sign(method, target, body, sequence);
    }

    /// <summary>The same with a number of the caller's: for what an attacker would do.</summary>
    public IReadOnlyDictionary<string, string> Sign(string method, string target, ReadOnlySpan<byte> body, long number)
    {
        ArgumentNullException.ThrowIfNull(target);
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";
        var created = clock.GetUtcNow().ToUnixTimeSeconds();
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"{Components};created={created};keyid=\"{kiosk:N}\";nonce=\"{nonce}\";alg=\"ed25519\""
        );
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            "@method": {method}
            "@authority": {authority}
            "@path": {(question < 0 ? target : target[..question])}
            "@query": {(question < 0 ? "?" : target[question..])}
            "content-digest": {digest}
            "kiosk-sequence": {number}
            "@signature-params": {parameters}
            """
        );
        var signed = Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\n"));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Content-Digest"] = digest,
            ["Kiosk-Sequence"] = number.ToString(CultureInfo.InvariantCulture),
            ["Signature-Input"] = $"kiosk={parameters}",
            ["Signature"] = $"kiosk=:{Convert.ToBase64String(SignatureAlgorithm.Ed25519.Sign(key, signed))}:",
        };
    }

    public void Dispose() => key.Dispose();
}
