using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Kiosk;

/// <summary>
/// An agency that knows fingers by what is written on them, so that a test says whose finger lies on the reader. It
/// counts what it was asked.
/// </summary>
public sealed class PaperFingers : IFingerprints
{
    public const string Wet = "wet";
    public const string Nothing = "down";

    private int asked;

    /// <summary>How many fingers were compared.</summary>
    public int Asked => asked;

    /// <summary>Says nothing in clear, like a sealed capture: other tests search all that is stored.</summary>
    public static string Of(string number) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(number is Wet or Nothing ? number : Mark(number)));

    public Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel)
    {
        Interlocked.Increment(ref asked);
        var finger = Encoding.UTF8.GetString(sealedCapture);
        var verdict = finger switch
        {
            Wet => FingerVerdict.TryAgain,
            Nothing => FingerVerdict.Unavailable,
            _ => finger == Mark(person.Value) ? FingerVerdict.Yes : FingerVerdict.No,
        };
        return Task.FromResult(verdict);
    }

    public async Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        Encoding.UTF8.GetString(sealedCapture) == Mark(person.Value) ? new("اسم موثق", "Verified Name") : null;

    private static string Mark(string number) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(number)));
}
