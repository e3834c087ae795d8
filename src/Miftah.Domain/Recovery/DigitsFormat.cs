using Miftah.Domain.Text;

namespace Miftah.Domain.Recovery;

/// <summary>
/// A number on a document: so many digits, in some cases with a first digit that says what it numbers.
/// </summary>
public sealed class DigitsFormat : AnswerFormat
{
    /// <summary>How many times the identity card was issued: 1 or 2 digits.</summary>
    public static readonly DigitsFormat IdVersion = new(
        lengths: (1, 2),
        firstDigits: "0123456789",
        new(
            new("answer.id-version.empty"),
            new("answer.id-version.letters"),
            new("answer.id-version.length"),
            Start: null
        )
    );

    /// <summary>Given to a person at the border on first entry: 10 digits, 3… or 4….</summary>
    public static readonly DigitsFormat BorderNumber = new(
        lengths: (10, 10),
        firstDigits: "34",
        new(
            new("answer.border.empty"),
            new("answer.border.letters"),
            new("answer.border.length"),
            new("answer.border.start")
        )
    );

    /// <summary>The unified number of an establishment: 10 digits, 7….</summary>
    public static readonly DigitsFormat EmployerNumber = new(
        lengths: (10, 10),
        firstDigits: "7",
        new(
            new("answer.employer.empty"),
            new("answer.employer.letters"),
            new("answer.employer.length"),
            new("answer.employer.start")
        )
    );

    private readonly (int Min, int Max) lengths;
    private readonly string firstDigits;
    private readonly Refusals why;

    private DigitsFormat((int Min, int Max) lengths, string firstDigits, Refusals why) =>
        (this.lengths, this.firstDigits, this.why) = (lengths, firstDigits, why);

    internal override Result<string> Parse(AnswerFields fields)
    {
        var digits = Typed.Digits(fields.Answer);
        if (digits.Length == 0)
            return why.Empty;
        if (!digits.All(char.IsAsciiDigit))
            return why.Letters;
        if (digits.Length < lengths.Min || digits.Length > lengths.Max)
            return why.Length;
        if (why.Start is not null && !firstDigits.Contains(digits[0], StringComparison.Ordinal))
            return why.Start;
        return WithoutLeadingZeros(digits);
    }

    // A version number is printed as 1 or as 01.
    private static string WithoutLeadingZeros(string digits) =>
        digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";

    private sealed record Refusals(Refusal Empty, Refusal Letters, Refusal Length, Refusal? Start);
}
