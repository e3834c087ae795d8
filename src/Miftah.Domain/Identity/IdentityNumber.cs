using System.Globalization;
using Miftah.Domain.Text;

namespace Miftah.Domain.Identity;

/// <summary>
/// The number on a national identity card or residency permit: ten digits, 1… or 2…, the last by Luhn's rule.
/// </summary>
/// <remarks>Personal: <see cref="ToString"/> hides it, so that no log shows it by accident.</remarks>
public sealed record IdentityNumber
{
    public const int Length = 10;

    /// <summary>Bodies are below this: eight digits between the kind and the check digit.</summary>
    public const int BodyEnd = 100_000_000;

    public static readonly Refusal Empty = new("identity.empty");
    public static readonly Refusal Letters = new("identity.letters");
    public static readonly Refusal WrongLength = new("identity.length");
    public static readonly Refusal WrongCheck = new("identity.check");

    private IdentityNumber(string value) => Value = value;

    /// <summary>The ten digits, ASCII.</summary>
    public string Value { get; }

    public PersonKind Kind => (PersonKind)(Value[0] - '0');

    /// <summary>The eight digits between the kind and the check digit.</summary>
    public int Body => int.Parse(Value.AsSpan(1, Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Reads what a person typed, in any script's digits, with spaces or dashes.</summary>
    /// <returns>
    /// The number; or <see cref="Empty"/>, <see cref="Letters"/>, <see cref="WrongLength"/>, or <see
    /// cref="WrongCheck"/>
    /// where the first digit is neither 1 nor 2 or the check digit does not fit.
    /// </returns>
    public static Result<IdentityNumber> Parse(string? typed)
    {
        var digits = Typed.Digits(typed);
        if (digits.Length == 0)
            return Empty;
        if (!digits.All(char.IsAsciiDigit))
            return Letters;
        if (digits.Length != Length)
            return WrongLength;
        if (digits[0] is not ('1' or '2') || LuhnSum(digits) % 10 != 0)
            return WrongCheck;
        return new IdentityNumber(digits);
    }

    /// <summary>The number of that kind with that body and the check digit that fits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind, or <paramref name="body"/> is not 0 to
    /// 99,999,999.</exception>
    public static IdentityNumber FromBody(PersonKind kind, int body)
    {
        if (!Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Neither citizen nor resident.");
        ArgumentOutOfRangeException.ThrowIfNegative(body);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(body, BodyEnd);
        var nine = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}{body:D8}");
        return new IdentityNumber($"{nine}{(char)('0' + ((10 - (LuhnSum(nine) % 10)) % 10))}");
    }

    /// <summary>The first digit alone, which says no more than the kind.</summary>
    public override string ToString() => $"{Value[0]}•••••••••";

    // ISO/IEC 7812-1, annex B, over ten digits: the 1st, 3rd, … 9th are doubled, the last counts as it is.
    private static int LuhnSum(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if (i % 2 == 0)
                digit *= 2;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum;
    }
}
