using Miftah.Domain;
using Miftah.Domain.Text;
using PhoneNumbers;

namespace Miftah.Web.Adapters.Phones;

/// <summary>Reads mobile numbers as people type them, through libphonenumber.</summary>
public static class Phones
{
    /// <summary>The country of numbers typed without a country code; part of the default country profile.</summary>
    public const string HomeRegion = "SA";

    /// <summary>Its country code.</summary>
    public const string HomeCountry = "+966";

    private const int TypedMax = 40;
    private const int PrefixNationalDigits = 3;
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number in E.164.</summary>
    /// <returns>Or the refusals mobile.empty and mobile.format.</returns>
    public static Result<string> Parse(string? typed)
    {
        var plain = Typed.Digits(typed);
        if (plain.Length == 0)
            return new Refusal("mobile.empty");
        if (plain.Length > TypedMax)
            return new Refusal("mobile.format");
        // People also write the country code without any sign before it.
        if (plain.StartsWith("966", StringComparison.Ordinal) && plain.Length == 12)
            plain = "+" + plain;
        try
        {
            var number = Numbers.Parse(plain, HomeRegion);
            var type = Numbers.GetNumberType(number);
            return
                Numbers.IsValidNumber(number) && type is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? Numbers.Format(number, PhoneNumberFormat.E164)
                : new Refusal("mobile.format");
        }
        catch (NumberParseException)
        {
            return new Refusal("mobile.format");
        }
    }

    /// <summary>The country code and the first digits after it, by which costs are bounded: "+966500".</summary>
    /// <param name="mobile">A number in E.164, as <see cref="Parse"/> makes it.</param>
    public static string PrefixOf(string mobile)
    {
        var number = Numbers.Parse(mobile, defaultRegion: null);
        var national = Numbers.GetNationalSignificantNumber(number);
        return $"{CountryOf(number)}{national[..Math.Min(PrefixNationalDigits, national.Length)]}";
    }

    /// <summary>The country code: "+966".</summary>
    public static string CountryOf(string mobile) => CountryOf(Numbers.Parse(mobile, defaultRegion: null));

    private static string CountryOf(PhoneNumber number) => FormattableString.Invariant($"+{number.CountryCode}");
}
