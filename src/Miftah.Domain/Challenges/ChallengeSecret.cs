using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Miftah.Domain.Challenges;

/// <summary>What is sealed in a challenge's token. All that is asked, drawn or spoken follows from its seed.</summary>
/// <param name="Seed">128 random bits, which never leave the seal.</param>
/// <param name="Action">What the challenge guards, for example "recover": letters only.</param>
/// <param name="EndsAt">From this moment on it is refused; UTC, whole seconds.</param>
public sealed record ChallengeSecret(byte[] Seed, string Action, DateTime EndsAt)
{
    /// <summary>Digits of the code in picture and sound.</summary>
    public const int CodeDigits = 5;

    private const int SeedBytes = 16;
    private const int IdBytes = 16;

    /// <summary>A new challenge.</summary>
    /// <exception cref="ArgumentException">The action is not made of ASCII letters.</exception>
    public static ChallengeSecret New(string action, DateTime endsAt)
    {
        if (string.IsNullOrEmpty(action) || !action.All(char.IsAsciiLetter))
            throw new ArgumentException("An action is a word of ASCII letters.", nameof(action));
        return new(RandomNumberGenerator.GetBytes(SeedBytes), action, endsAt);
    }

    /// <summary>What is remembered when it is spent, 16 bytes; the seed cannot be computed from it.</summary>
    public byte[] Id => HMACSHA256.HashData(Seed, "id"u8)[..IdBytes];

    /// <summary>The digits of picture and sound: <see cref="CodeDigits"/> ASCII digits.</summary>
    public string Code => Draw("code").Below(100_000).ToString("D5", CultureInfo.InvariantCulture);

    /// <summary>The questions about pictures, dealt from a deck of <paramref name="deckCount"/> objects.</summary>
    public IReadOnlyList<ObjectRound> Rounds(int deckCount) => ObjectRound.Deal(Draw("objects"), deckCount);

    /// <summary>The chance of one use, for example the bends of the picture; the same at each call.</summary>
    public SeededDraw Draw(string purpose) => new(Seed, purpose);

    /// <summary>As text, to be sealed.</summary>
    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Base64Url.EncodeToString(Seed)}.{new DateTimeOffset(EndsAt).ToUnixTimeSeconds()}.{Action}"
        );

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else: a bug, since only what we sealed is opened.</exception>
    public static ChallengeSecret Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var parts = written.Split('.');
        if (parts.Length != 3)
            throw new FormatException("Not the text of a challenge.");
        var endsAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
        return new(Base64Url.DecodeFromChars(parts[0]), parts[2], endsAt.UtcDateTime);
    }
}
