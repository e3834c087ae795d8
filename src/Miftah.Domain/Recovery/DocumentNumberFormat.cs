using Miftah.Domain.Text;

namespace Miftah.Domain.Recovery;

/// <summary>
/// A passport's number: 6 to 12 Latin letters and digits, of whatever country. Case and spacing do not matter.
/// </summary>
public sealed class DocumentNumberFormat : AnswerFormat
{
    public const int LengthMin = 6;
    public const int LengthMax = 12;

    public static readonly Refusal Empty = new("answer.passport.empty");
    public static readonly Refusal Malformed = new("answer.passport.format");

    internal override Result<string> Parse(AnswerFields fields)
    {
        var number = Typed.Digits(fields.Answer).ToUpperInvariant();
        if (number.Length == 0)
            return Empty;
        return number.Length is >= LengthMin and <= LengthMax && number.All(char.IsAsciiLetterOrDigit)
            ? number
            : Malformed;
    }
}
