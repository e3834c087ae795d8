using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Miftah.Tests.Support;

/// <summary>
/// A device that holds one passkey: answers as a browser would, or wrongly in the one way a test asks for.
/// </summary>
public sealed class SoftPasskey : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithKey = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";

    /// <summary>The identifier that the device gave it.</summary>
    public byte[] Id => id;

    /// <summary>The public key as COSE.</summary>
    public byte[] PublicKey
    {
        get
        {
            var point = key.ExportParameters(false).Q;
            return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        }
    }

    /// <summary>Whose it is, as the site names its owner.</summary>
    public void BelongTo(string owner) => userHandle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(owner));

    public string Origin { get; set; } = "http://localhost";

    public bool VerifiesItsOwner { get; set; } = true;

    /// <summary>The counter of the next signature; 0 stays 0, as with synchronised passkeys.</summary>
    public uint Count { get; set; }

    /// <summary>What the script posts for a new passkey.</summary>
    public string Create(string asked)
    {
        using var json = JsonDocument.Parse(asked);
        var options = json.RootElement.GetProperty("options");
        userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var rp = options.GetProperty("rp").GetProperty("id").GetString()!;
        var cose = PublicKey;
        byte[] data = [.. Data(rp, WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            json,
            new()
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(Client("webauthn.create", options)),
                ["attestationObject"] = Base64Url.EncodeToString(attestation),
                ["transports"] = new[] { "internal" },
            }
        );
    }

    /// <summary>What the script posts for a proof.</summary>
    public string Prove(string asked)
    {
        using var json = JsonDocument.Parse(asked);
        var options = json.RootElement.GetProperty("options");
        if (Count > 0)
            Count++;
        var data = Data(options.GetProperty("rpId").GetString()!, 0);
        var client = Client("webauthn.get", options);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            json,
            new()
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(client),
                ["authenticatorData"] = Base64Url.EncodeToString(data),
                ["signature"] = Base64Url.EncodeToString(signature),
                ["userHandle"] = userHandle,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] Data(string rp, byte more)
    {
        var flags = (byte)(Present | (VerifiesItsOwner ? Verified : 0) | more);
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(rp)).CopyTo(data, 0);
        data[32] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), Count);
        return data;
    }

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["type"] = type,
                ["challenge"] = options.GetProperty("challenge").GetString()!,
                ["origin"] = Origin,
                ["crossOrigin"] = false,
            }
        );

    private string Answer(JsonDocument asked, Dictionary<string, object> response)
    {
        var name = Base64Url.EncodeToString(id);
        return JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["ceremony"] = asked.RootElement.GetProperty("ceremony").GetString()!,
                ["answer"] = new Dictionary<string, object>
                {
                    ["id"] = name,
                    ["rawId"] = name,
                    ["type"] = "public-key",
                    ["clientExtensionResults"] = new Dictionary<string, object>(),
                    ["response"] = response,
                },
            }
        );
    }

    private static byte[] Text(string text) =>
        [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture))];
}

public static class PasskeySteps
{
    /// <summary>Asks a page for a challenge, as its script does.</summary>
    public static async Task<string> AskPasskeyAsync(this Browser browser, string path)
    {
        var shown = await browser.GetAsync(path);
        shown.Status.ShouldBe(System.Net.HttpStatusCode.OK, $"{path} → {shown.Location}");
        var asked = await browser.PostAsync(shown, Handler(path, "AskPasskey"));
        asked.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        return asked.Body;
    }

    /// <summary>Binds a passkey in a browser that is signed in.</summary>
    public static async Task<SoftPasskey> BindPasskeyAsync(this Browser browser, uint count = 0)
    {
        var passkey = new SoftPasskey { Count = count };
        var asked = await browser.AskPasskeyAsync("/security/passkey");
        (await browser.FillAsync("/security/passkey", ("Passkey", passkey.Create(asked)))).ShouldGoTo(
            "/security?done=bound"
        );
        return passkey;
    }

    /// <summary>Signs in by a passkey alone.</summary>
    public static async Task<Page> SignInByPasskeyAsync(this Browser browser, SoftPasskey passkey)
    {
        var asked = await browser.AskPasskeyAsync("/sign-in");
        return await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", passkey.Prove(asked)));
    }

    private static string Handler(string path, string handler) =>
        path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + handler;
}
