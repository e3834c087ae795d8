namespace Miftah.Domain.Audit;

/// <summary>Signs the log's checkpoints with the installation's log key, Ed25519.</summary>
public interface ILogSigner
{
    /// <summary>
    /// The log's name: first line of its checkpoints and name of its key, for example miftah.example/log.
    /// </summary>
    string Origin { get; }

    /// <summary>32 bytes.</summary>
    byte[] PublicKey { get; }

    /// <returns>64 bytes.</returns>
    byte[] Sign(ReadOnlySpan<byte> text);

    bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature);
}
