using System.Globalization;
using System.Text.RegularExpressions;
using Miftah.Domain;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Sms;

/// <summary>
/// An SMS as the inbox shows it. <paramref name="Code"/> is the code of its last line, if it has one.
/// </summary>
public sealed record InboxSms(string To, string Text, string? Code, DateTime At);

/// <summary>
/// A telephone for developers: keeps the newest messages in memory instead of sending them. Development only.
/// </summary>
public sealed partial class DevelopmentInbox(TimeProvider clock) : ISmsGateway
{
    /// <summary>The most messages kept; older ones fall out.</summary>
    public const int MessagesMax = 1_000;

    private readonly Lock gate = new();
    private readonly Queue<InboxSms> messages = [];
    private long taken;

    public Task<SmsReceipt> SendAsync(OutgoingSms sms, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sms);
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            messages.Enqueue(new(sms.To, sms.Text, CodeIn(sms.Text), clock.Now()));
            if (messages.Count > MessagesMax)
                messages.Dequeue();
            taken++;
            return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted(taken.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>
    /// The messages, newest first; only those to <paramref name="to"/> if given: +9665…, 009665…, 9665… or 05….
    /// </summary>
    public IReadOnlyList<InboxSms> Newest(string? to = null)
    {
        InboxSms[] all;
        lock (gate)
            all = [.. messages.Reverse()];
        if (string.IsNullOrWhiteSpace(to))
            return all;
        var digits = string.Concat(to.Where(char.IsAsciiDigit));
        // A number of this country: its 0 stands for the country code.
        return digits.StartsWith("00", StringComparison.Ordinal) ? [.. all.Where(x => x.To == $"+{digits[2..]}")]
            : digits.StartsWith('0') ? [.. all.Where(x => x.To.EndsWith(digits[1..], StringComparison.Ordinal))]
            : [.. all.Where(x => x.To == $"+{digits}")];
    }

    private static string? CodeIn(string text) =>
        OriginLine.Match(text) is { Success: true } line ? line.Groups["code"].Value : null;

    [GeneratedRegex(@"\n@\S+ #(?<code>[0-9]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OriginLine { get; }
}
