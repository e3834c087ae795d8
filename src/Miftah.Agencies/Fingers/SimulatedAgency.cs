using System.Security.Cryptography;
using System.Text;

namespace Miftah.Agencies.Fingers;

/// <summary>
/// The agency of the synthetic country that compares fingers. Its private key follows from the country's name, so that
/// every node and every simulator has the same: worth nothing, and never to be used for a real finger.
/// </summary>
public sealed class SimulatedAgency : IDisposable
{
    /// <summary>A capture counts for so long after the finger lay on the glass, in seconds.</summary>
    public const int FreshSeconds = 120;

    private readonly ECDiffieHellman key = ECDiffieHellman.Create(
        new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = SHA256.HashData(Encoding.UTF8.GetBytes("the synthetic country compares fingers")),
        }
    );

    /// <summary>What readers seal to.</summary>
    public byte[] PublicKey => SealedCapture.PointOf(key);

    /// <summary>Opens the capture and compares it. What is stale or no capture of ours is taken again.</summary>
    public FingerMatch Compare(Person person, ReadOnlySpan<byte> capture, DateTime now)
    {
        if (SealedCapture.Open(key, capture) is not { } opened)
            return FingerMatch.Poor;
        if (Math.Abs((now - opened.TakenAt).TotalSeconds) > FreshSeconds)
            return FingerMatch.Poor;
        return FingerRecord.Read(opened.Record) is { } record
            ? FingerRegister.Compare(person, record)
            : FingerMatch.Poor;
    }

    public void Dispose() => key.Dispose();
}
