using Miftah.Domain.Text;

namespace Miftah.Domain.Identity;

/// <summary>
/// The name of an account: 4 to 32 characters, a Latin letter first, then Latin letters, digits, dot, underscore,
/// hyphen.
/// </summary>
/// <remarks>The letter in front keeps it from ever looking like an identity number or a mobile number.</remarks>
public sealed record Username
{
    public const int LengthMin = 4;
    public const int LengthMax = 32;

    public static readonly Refusal Empty = new("username.empty");
    public static readonly Refusal WrongStart = new("username.start");
    public static readonly Refusal WrongCharacters = new("username.characters");
    public static readonly Refusal WrongLength = new("username.length");

    private Username(string value) => Value = value;

    /// <summary>As its holder wrote it: letters keep their case.</summary>
    public string Value { get; }

    /// <summary>By which it is stored, compared and unique.</summary>
    public string Key => KeyOf(Value);

    /// <summary>Reads what a person typed.</summary>
    /// <returns>
    /// The name; or <see cref="Empty"/>, <see cref="WrongStart"/>, <see cref="WrongCharacters"/>,
    /// <see cref="WrongLength"/>.
    /// </returns>
    public static Result<Username> Parse(string? typed)
    {
        var name = Typed.Plain(typed);
        if (name.Length == 0)
            return Empty;
        if (!char.IsAsciiLetter(name[0]))
            return WrongStart;
        if (!name.All(IsAllowed))
            return WrongCharacters;
        if (name.Length is < LengthMin or > LengthMax)
            return WrongLength;
        return new Username(name);
    }

    /// <summary>
    /// The key under which <paramref name="typed"/> would be stored: NFKC, digits to ASCII, lower case.
    /// </summary>
    public static string KeyOf(string? typed) => Typed.Plain(typed).ToLowerInvariant();

    /// <summary>Two spellings of one key are one name.</summary>
    public bool Equals(Username? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>Nothing of it: a username is shown only after every proof of a recovery.</summary>
    public override string ToString() => nameof(Username);

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
