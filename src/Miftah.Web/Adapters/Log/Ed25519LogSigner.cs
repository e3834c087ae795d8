using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using NSec.Cryptography;

namespace Miftah.Web.Adapters.Log;

/// <summary>The log's key, in libsodium.</summary>
internal sealed class Ed25519LogSigner : ILogSigner, IDisposable
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;
    private readonly Key key;

    public Ed25519LogSigner(KeyRing keys, Portal portal)
    {
        key = Key.Import(Algorithm, keys.LogSigning, KeyBlobFormat.RawPrivateKey);
        Origin = $"{portal.Host}/log";
        PublicKey = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    public string Origin { get; }

    public byte[] PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> text) => Algorithm.Sign(key, text);

    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        Algorithm.Verify(key.PublicKey, text, signature);

    public void Dispose() => key.Dispose();
}
