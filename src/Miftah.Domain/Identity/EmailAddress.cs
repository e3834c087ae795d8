using System.Text.RegularExpressions;

namespace Miftah.Domain.Identity;

/// <summary>
/// An e-mail address for notices. Plain ASCII in the common form only: whatever mail programs read in two ways, line
/// breaks among it, is no address here.
/// </summary>
public sealed partial record EmailAddress
{
    /// <summary>Characters at most. Source: RFC 5321 §4.5.3.1.3, less the angle brackets.</summary>
    public const int LengthMax = 254;

    public static readonly Refusal Empty = new("email.empty");
    public static readonly Refusal Malformed = new("email.malformed");

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The address that was typed; spaces around it do not count.</summary>
    public static Result<EmailAddress> Of(string? typed)
    {
        var text = typed?.Trim(' ') ?? "";
        if (text.Length == 0)
            return Empty;
        return text.Length <= LengthMax && Shape.IsMatch(text) ? new EmailAddress(text) : Malformed;
    }

    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(EmailAddress);

    [GeneratedRegex(
        @"\A[A-Za-z0-9_%+=-]+(\.[A-Za-z0-9_%+=-]+)*(?<=\A.{1,64})"
            + @"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shape { get; }
}
