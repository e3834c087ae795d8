using System.Text.RegularExpressions;
using Miftah.Domain.Text;

namespace Miftah.Domain.Messaging;

/// <summary>
/// The words of an SMS as they are compared: without what copying changes (digits of a keyboard, line breaks, invisible
/// marks) and without its code, which a person is told to leave out. Letters of another alphabet stay what they are.
/// </summary>
public static partial class SmsWords
{
    /// <returns>Empty when nothing is left.</returns>
    public static string Of(string? text)
    {
        var plain = Typed.Plain(text);
        // Our messages name one code. A second number is not ours, and must not vanish from what is compared.
        if (Code.Matches(plain).Select(x => x.Groups["digits"].Value).Distinct(StringComparer.Ordinal).Count() == 1)
            plain = Code.Replace(plain, "");
        return Space.Replace(EmptySign.Replace(plain, ""), " ").Trim();
    }

    [GeneratedRegex(@"(?<![\w.@/+-])#?(?<digits>[0-9]{6})(?![\w@/-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"(?<=\s)#\s*\z", RegexOptions.None, 1000)]
    private static partial Regex EmptySign { get; }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space { get; }
}
