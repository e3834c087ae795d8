using System.Buffers.Text;
using System.Text.RegularExpressions;
using Miftah.Domain.Messaging;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Messages;

/// <summary>What goes into the text of an SMS, as its purpose asks.</summary>
/// <param name="Code">The one-time code, 6 digits.</param>
/// <param name="LinkToken">The secret of the freeze link, 16 characters of base64url.</param>
/// <param name="Until">When something ends, UTC; shown as a day in the portal's time zone.</param>
public sealed record SmsValues(string? Code = null, string? LinkToken = null, DateTime? Until = null)
{
    /// <summary>Without its values, so that logging the record gives nothing away.</summary>
    public override string ToString() => nameof(SmsValues);
}

/// <summary>A text that needs more than one segment with this portal's name and domain, whatever it sheds.</summary>
public sealed record SmsTooLong(SmsPurpose Purpose, Language Language, SmsSize Size);

/// <summary>
/// Writes the texts of SMS, each one segment. What stands in [brackets] in a text is shed, first to last, when the
/// portal's name and domain leave no room: the sender's name, then the warning. The rest is never shed.
/// </summary>
public sealed partial class SmsComposer(TextCatalogue catalogue, Portal portal)
{
    private const string CodeSample = "000000";
    internal static readonly string LinkTokenSample = new('A', Base64Url.GetEncodedLength(12));

    /// <summary>
    /// The text for <paramref name="purpose"/>; longer than a segment only if <see cref="CheckAll"/> says so.
    /// </summary>
    /// <exception cref="ArgumentException">The purpose needs a value that is missing.</exception>
    public string Compose(SmsPurpose purpose, SmsValues values, Language language)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(language);
        var template = catalogue.Find(language, KeyOf(purpose));
        var shedMax = Sheddable.Count(template);
        var text = Fill(Shed(template, 0), values, language);
        for (var shed = 1; shed <= shedMax && !SmsSize.Of(text).FitsOneSegment; shed++)
            text = Fill(Shed(template, shed), values, language);
        if (Placeholder.Match(text) is { Success: true } missing)
            throw new ArgumentException($"An SMS for {purpose} needs {missing.Value}.", nameof(values));
        return text;
    }

    /// <summary>
    /// The whole text of <paramref name="key"/>, for a channel without segments: nothing is shed, and the link is one
    /// that a mail program opens.
    /// </summary>
    /// <exception cref="ArgumentException">The text needs a value that is missing.</exception>
    public string Whole(string key, SmsValues values, Language language)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(language);
        var text = Fill(Shed(catalogue.Find(language, key), 0), values, language);
        if (Placeholder.Match(text) is { Success: true } missing)
            throw new ArgumentException($"The text {key} needs {missing.Value}.", nameof(values));
        return values.LinkToken is { } token
            ? text.Replace(
                $"{portal.Origin.Authority}/x/{token}",
                $"{portal.Origin}x/{token}",
                StringComparison.Ordinal
            )
            : text;
    }

    /// <summary>The texts that do not fit into one segment here; asked once at start.</summary>
    public IReadOnlyList<SmsTooLong> CheckAll() =>
        [
            .. from purpose in Enum.GetValues<SmsPurpose>()
            from language in new[] { Language.Arabic, Language.English }
            let size = SmsSize.Of(Compose(purpose, LongestValues(language), language))
            where !size.FitsOneSegment
            select new SmsTooLong(purpose, language, size),
        ];

    /// <summary>
    /// Every text that this portal can send, with a sample for code and link: one for each purpose and language, and
    /// one for each day of a year where a text names a day.
    /// </summary>
    public IEnumerable<string> All() =>
        from purpose in Enum.GetValues<SmsPurpose>()
        from language in new[] { Language.Arabic, Language.English }
        from until in NamesADay(purpose, language) ? DaysOfAYear() : [LongestValues(language).Until!.Value]
        select Compose(purpose, new(CodeSample, LinkTokenSample, until), language);

    /// <summary>The text key of <paramref name="purpose"/>: sms.recovery-code for RecoveryCode.</summary>
    public static string KeyOf(SmsPurpose purpose) =>
        "sms." + WordStart.Replace(purpose.ToString(), "-$0").ToLowerInvariant();

    private string Fill(string template, SmsValues values, Language language) =>
        Placeholder.Replace(
            template,
            name =>
                name.Value switch
                {
                    "{portal}" => catalogue.Find(language, "portal.name"),
                    "{host}" => portal.Host,
                    "{support}" => portal.SupportNumber,
                    "{code}" => values.Code,
                    "{link}" when values.LinkToken is { } token => $"{portal.Origin.Authority}/x/{token}",
                    "{day}" when values.Until is { } until => DayOf(until, language),
                    _ => null,
                } ?? name.Value
        );

    private bool NamesADay(SmsPurpose purpose, Language language) =>
        catalogue.Find(language, KeyOf(purpose)).Contains("{day}", StringComparison.Ordinal);

    // A leap year.
    private static IEnumerable<DateTime> DaysOfAYear() =>
        Enumerable.Range(0, 366).Select(x => new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(x));

    private string DayOf(DateTime until, Language language) => portal.Local(until).ToString("d MMMM", language.Culture);

    // The first words of a sentence that lost its beginning get a capital; Arabic has none.
    private static string Shed(string template, int count)
    {
        var left = count;
        var text = Sheddable.Replace(template, part => left-- > 0 ? "" : part.Groups["part"].Value);
        text = SpaceBeforeBreak.Replace(text, "");
        return count == 0 || text[0] == '{' ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private SmsValues LongestValues(Language language) =>
        new(
            CodeSample,
            LinkTokenSample,
            Enumerable
                .Range(1, 12)
                .Select(month => new DateTime(2000, month, 28, 12, 0, 0, DateTimeKind.Utc))
                .MaxBy(day => DayOf(day, language).Length)
        );

    [GeneratedRegex(@"\[(?<part>[^\]]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sheddable { get; }

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder { get; }

    [GeneratedRegex(@" +(?=\n|$)", RegexOptions.None, 1000)]
    private static partial Regex SpaceBeforeBreak { get; }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart { get; }
}
