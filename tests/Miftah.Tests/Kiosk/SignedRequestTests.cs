using Miftah.Domain.Kiosk;
using NSec.Cryptography;

namespace Miftah.Tests.Kiosk;

/// <summary>The one form in which a kiosk's message is signed, and the standard's own example of it.</summary>
public class SignedRequestTests
{
    private const string Digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    private const string Input =
        "kiosk=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"kiosk-sequence\");"
        + "created=1764144000;keyid=\"0198c0ffee0198c0ffee0198c0ffee01\";nonce=\"AAAAAAAAAAAAAAAAAAAAAA\";alg=\"ed25519\"";

    private static readonly string Signature = $"kiosk=:{Convert.ToBase64String(new byte[64])}:";
    private static readonly DateTime Made = DateTimeOffset.FromUnixTimeSeconds(1_764_144_000).UtcDateTime;

    // RFC 9421, appendix B.2.6, with the key test-key-ed25519 of appendix B.1.4.
    [Fact]
    public void TheStandardsExample_Verifies()
    {
        const string Parameters =
            "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
        var key = PublicKey.Import(
            SignatureAlgorithm.Ed25519,
            Convert.FromBase64String("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="),
            KeyBlobFormat.RawPublicKey
        );
        var made = Convert.FromBase64String(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
        );

        SignatureAlgorithm.Ed25519.Verify(key, Of("POST"), made).ShouldBeTrue();
        SignatureAlgorithm.Ed25519.Verify(key, Of("PUT"), made).ShouldBeFalse();

        static byte[] Of(string method) =>
            SignatureBase.Of(
                [
                    ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                    ("@method", method),
                    ("@path", "/foo"),
                    ("@authority", "example.com"),
                    ("content-type", "application/json"),
                    ("content-length", "18"),
                ],
                Parameters
            );
    }

    [Fact]
    public void TheOneForm_IsRead()
    {
        var read = SignedRequest.Read(Input, Signature, Digest, "7").ShouldNotBeNull();

        read.KioskId.ToString("N").ShouldBe("0198c0ffee0198c0ffee0198c0ffee01");
        read.Sequence.ShouldBe(7);
        read.Parameters.ShouldBe(Input["kiosk=".Length..]);
        System
            .Text.Encoding.ASCII.GetString(read.BaseOf("POST", "kiosk.example", "/en/kiosk?x=%2F"))
            .ShouldBe(
                $"""
                "@method": POST
                "@authority": kiosk.example
                "@path": /en/kiosk
                "@query": ?x=%2F
                "content-digest": {Digest}
                "kiosk-sequence": 7
                "@signature-params": {read.Parameters}
                """.ReplaceLineEndings("\n")
            );
    }

    [Theory]
    [InlineData("\"@query\" ", "")] // A query that nobody signed.
    [InlineData("\"@method\" \"@authority\"", "\"@authority\" \"@method\"")]
    [InlineData(";alg=\"ed25519\"", "")]
    [InlineData("ed25519", "hmac-sha256")]
    [InlineData(";created=1764144000", "")]
    [InlineData("kiosk=(", "other=(")]
    [InlineData("nonce=\"AAAAAAAAAAAAAAAAAAAAAA\"", "nonce=\"A\"")]
    [InlineData("alg=\"ed25519\"", "alg=\"ed25519\";expires=1")]
    [InlineData("0198c0ffee0198c0ffee0198c0ffee01", "0198C0FFEE0198C0FFEE0198C0FFEE01")]
    public void EveryOtherForm_IsNot(string part, string instead)
    {
        Input.ShouldContain(part);

        SignedRequest
            .Read(Input.Replace(part, instead, StringComparison.Ordinal), Signature, Digest, "7")
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("07")]
    [InlineData("-1")]
    [InlineData("٧")]
    [InlineData("1234567890123456789")]
    [InlineData(null)]
    public void ANumber_HasOneSpelling(string? sequence) =>
        SignedRequest.Read(Input, Signature, Digest, sequence).ShouldBeNull();

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void AMessage_IsFreshForAMinute_EitherWay(int seconds, bool fresh) =>
        SignedRequest.Read(Input, Signature, Digest, "7")!.IsFresh(Made.AddSeconds(seconds)).ShouldBe(fresh);

    [Fact]
    public void AFingerprint_IsOfItsKey_InEverySpelling()
    {
        byte[] key = [.. Enumerable.Range(0, KioskDevice.KeyBytes).Select(x => (byte)x)];
        var shown = DeviceKey.Fingerprint(key);

        shown.Length.ShouldBe(19);
        DeviceKey.Matches(key, $" {shown.ToLowerInvariant().Replace('-', ' ')}").ShouldBeTrue();
        DeviceKey.Matches([.. key.Reverse()], shown).ShouldBeFalse();
        DeviceKey.Matches(key, "").ShouldBeFalse();
        DeviceKey.Parse(System.Buffers.Text.Base64Url.EncodeToString(key)).ShouldBe(key);
        DeviceKey.Parse("AAAA").ShouldBeNull();
    }
}
