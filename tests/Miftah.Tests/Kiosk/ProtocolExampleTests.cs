using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Architecture;
using NSec.Cryptography;

namespace Miftah.Tests.Kiosk;

/// <summary>The example of docs/kiosk/protocol.md is what this code makes and takes.</summary>
public partial class ProtocolExampleTests
{
    private static readonly string Paper = File.ReadAllText(Path.Combine(Sources.Root, "docs/kiosk/protocol.md"));

    [Fact]
    public void TheExample_IsRight_InEveryValue()
    {
        using var key = Key.Import(
            SignatureAlgorithm.Ed25519,
            Base64Url.DecodeFromChars(Cell("private key")),
            KeyBlobFormat.RawPrivateKey
        );
        var shown = DeviceKey.Parse(Cell("public key")).ShouldNotBeNull();
        shown.ShouldBe(key.Export(KeyBlobFormat.RawPublicKey));
        DeviceKey.Fingerprint(shown).ShouldBe(Cell("fingerprint"));
        SignedRequest.DigestOf(Encoding.ASCII.GetBytes(Cell("body"))).ShouldBe(Header(SignedRequest.DigestHeader));

        var request = Cell("request").Split(' ');
        var address = new Uri(request[1]);
        var message = Read(Header(SignedRequest.SignatureHeader)).ShouldNotBeNull();
        var made = message.BaseOf(request[0], address.Authority, address.PathAndQuery);

        Encoding.ASCII.GetString(made).ShouldBe(Block("text"));
        message.Signature.ShouldBe(SignatureAlgorithm.Ed25519.Sign(key, made));
    }

    [Fact]
    public void TheExample_IsRight_CanFail()
    {
        var message = Read($"kiosk=:{Convert.ToBase64String(new byte[64])}:").ShouldNotBeNull();
        var key = PublicKey.Import(
            SignatureAlgorithm.Ed25519,
            DeviceKey.Parse(Cell("public key"))!,
            KeyBlobFormat.RawPublicKey
        );

        SignatureAlgorithm
            .Ed25519.Verify(key, Encoding.ASCII.GetBytes(Block("text")), message.Signature)
            .ShouldBeFalse();
    }

    [Fact]
    public void EveryCauseOfARefusal_IsExplained()
    {
        var causes = Cause.Matches(Paper).Select(x => x.Groups["it"].Value);

        causes.Order(StringComparer.Ordinal).ShouldBe(Enum.GetNames<KioskRefusal>().Order(StringComparer.Ordinal));
    }

    private static SignedRequest? Read(string signature) =>
        SignedRequest.Read(
            Header(SignedRequest.InputHeader),
            signature,
            Header(SignedRequest.DigestHeader),
            Header(SignedRequest.SequenceHeader)
        );

    private static string Cell(string name) => Paper.Split($"| {name} | `")[1].Split('`')[0];

    private static string Block(string kind) => Paper.Split($"```{kind}\n")[1].Split("\n```")[0];

    private static string Header(string name) =>
        Block("http").Split('\n').Single(x => x.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];

    [GeneratedRegex("^\\| `(?<it>[A-Z][A-Za-z]+)` \\|", RegexOptions.Multiline, 1000)]
    private static partial Regex Cause { get; }
}
