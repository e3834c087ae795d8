using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Miftah.Attack;

/// <summary>
/// A security key in software: one P-256 key that answers a page's script as a browser would (WebAuthn, level 3).
/// </summary>
public sealed class Passkey(Uri origin) : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte CarriesKey = 0x40;
    private const int HashBytes = 32;
    private const int ModelBytes = 16;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(HashBytes);
    private string owner = "";

    /// <summary>The answer to a page that wants a new passkey; from then on this one is its owner's.</summary>
    public string Make(string asked)
    {
        using var json = JsonDocument.Parse(asked);
        var options = json.RootElement.GetProperty("options");
        owner = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        // COSE: {kty: EC2, alg: ES256, crv: P-256, x, y}.
        byte[] cose =
        [
            0xA5,
            1,
            2,
            3,
            0x26,
            0x20,
            1,
            0x21,
            0x58,
            HashBytes,
            .. point.X!,
            0x22,
            0x58,
            HashBytes,
            .. point.Y!,
        ];
        var relying = options.GetProperty("rp").GetProperty("id").GetString()!;
        byte[] data = [.. Signed(relying, CarriesKey), .. new byte[ModelBytes], 0, (byte)id.Length, .. id, .. cose];
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
        byte[] attestation =
        [
            0xA3,
            .. Word("fmt"),
            .. Word("none"),
            .. Word("attStmt"),
            0xA0,
            .. Word("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            json,
            new
            {
                clientDataJSON = Base64Url.EncodeToString(Client("webauthn.create", options)),
                attestationObject = Base64Url.EncodeToString(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>The answer to a page that wants a proof.</summary>
    public string Prove(string asked)
    {
        using var json = JsonDocument.Parse(asked);
        var options = json.RootElement.GetProperty("options");
        var data = Signed(options.GetProperty("rpId").GetString()!, 0);
        var client = Client("webauthn.get", options);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            json,
            new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(signature),
                userHandle = owner,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private static byte[] Signed(string relying, byte more)
    {
        var data = new byte[HashBytes + 1 + sizeof(uint)];
        SHA256.HashData(Encoding.UTF8.GetBytes(relying)).CopyTo(data, 0);
        data[HashBytes] = (byte)(PresentAndVerified | more);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(HashBytes + 1), 0);
        return data;
    }

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = origin.GetLeftPart(UriPartial.Authority),
                crossOrigin = false,
            }
        );

    private string Answer(JsonDocument asked, object response)
    {
        var name = Base64Url.EncodeToString(id);
        return JsonSerializer.Serialize(
            new
            {
                ceremony = asked.RootElement.GetProperty("ceremony").GetString(),
                answer = new
                {
                    id = name,
                    rawId = name,
                    type = "public-key",
                    clientExtensionResults = new { },
                    response,
                },
            }
        );
    }

    private static byte[] Word(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
