using System.Text.RegularExpressions;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Whether a text could be one of this portal's: word for word one of its texts, with a link to this portal or none. It
/// knows nothing of what was sent to anybody.
/// </summary>
public sealed class OwnTexts(SmsComposer composer, Portal portal)
{
    private readonly Lazy<HashSet<string>> all = new(() =>
        composer.All().Select(SmsWords.Of).ToHashSet(StringComparer.Ordinal)
    );

    private readonly Regex ownLink = new(
        $@"(?<![\w./@:-])(?:https?://)?{Regex.Escape(portal.Origin.Authority)}/x/(?<token>[A-Za-z0-9_-]{{16}})(?![\w./@:-])",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>The text, or the link of a notice alone, reads like one of ours.</summary>
    public bool AreLike(string? text)
    {
        var words = SmsWords.Of(text);
        if (TokenOf(words) is not null)
            return true;
        return all.Value.Contains(
            ownLink.Replace(words, $"{portal.Origin.Authority}/x/{SmsComposer.LinkTokenSample}", count: 1)
        );
    }

    /// <summary>The secret in a link of ours, when nothing but the link was given.</summary>
    public string? TokenOf(string? text)
    {
        var words = SmsWords.Of(text);
        return ownLink.Match(words) is { Success: true } link && link.Length == words.Length
            ? link.Groups["token"].Value
            : null;
    }

    /// <summary>What is kept of a message to find it again: nobody can ask it about somebody else's number.</summary>
    /// <param name="index">The keyed hash.</param>
    /// <param name="to">The receiver, in E.164.</param>
    /// <param name="text">The message.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] HashOf(BlindIndex index, string to, string? text)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Of("sms-text", $"{to}\n{SmsWords.Of(text)}");
    }
}
