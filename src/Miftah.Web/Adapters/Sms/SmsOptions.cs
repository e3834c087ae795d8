using System.Text.RegularExpressions;

namespace Miftah.Web.Adapters.Sms;

/// <summary>How SMS leave the portal; section "Miftah:Sms" of the configuration.</summary>
public sealed class SmsOptions
{
    public const string Section = "Miftah:Sms";
    public const string Inbox = "inbox";
    public const string ToKannel = "kannel";

    /// <summary>"inbox" (Development only: messages stay in memory, read at /dev/inbox) or "kannel".</summary>
    public string Gateway { get; set; } = Inbox;

    public KannelOptions Kannel { get; set; } = new();

    /// <summary>
    /// What is wrong with this section, each a sentence for the operator; empty when the portal may start.
    /// </summary>
    public IEnumerable<string> Problems(bool development) =>
        Gateway switch
        {
            Inbox when development => [],
            Inbox => [$"{Section}:Gateway is \"{Inbox}\", for Development only: it sends no SMS. Set \"{ToKannel}\"."],
            ToKannel => Kannel.Problems($"{Section}:Kannel"),
            _ => [$"{Section}:Gateway is \"{Gateway}\"; it must be \"{Inbox}\" or \"{ToKannel}\"."],
        };
}

/// <summary>How to reach a Kannel gateway: its smsbox, and the way back for delivery reports.</summary>
public sealed partial class KannelOptions
{
    /// <summary>Where smsbox takes messages, for example http://127.0.0.1:13013/cgi-bin/sendsms.</summary>
    public string Url { get; set; } = "";

    /// <summary>"username" of the sendsms-user group in Kannel's configuration.</summary>
    public string Username { get; set; } = "";

    /// <summary>"password" of the sendsms-user group.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// Who the message is from: 1 to 11 Latin letters, digits and spaces, or a number of up to 15 digits.
    /// </summary>
    public string Sender { get; set; } = "";

    /// <summary>
    /// This portal's report address as Kannel reaches it, for example http://10.0.0.5:5000/gateway/sms-report.
    /// </summary>
    public string ReportUrl { get; set; } = "";

    /// <summary>How long to wait for an answer, seconds; 1 to 30.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    public IEnumerable<string> Problems(string section)
    {
        if (!IsWebAddress(Url))
            yield return $"{section}:Url must be smsbox's full address: http://127.0.0.1:13013/cgi-bin/sendsms.";
        if (!HeaderText.IsMatch(Username))
            yield return $"{section}:Username is missing, or has characters other than visible ASCII.";
        if (!HeaderText.IsMatch(Password))
            yield return $"{section}:Password is missing, or has characters other than visible ASCII.";
        if (!SenderShape.IsMatch(Sender))
            yield return $"{section}:Sender must be 1 to 11 Latin letters and digits, or 1 to 15 digits.";
        if (!IsWebAddress(ReportUrl))
            yield return $"{section}:ReportUrl must be the full address of /gateway/sms-report as Kannel reaches it.";
        if (TimeoutSeconds is < 1 or > 30)
            yield return $"{section}:TimeoutSeconds must be 1 to 30.";
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Query.Length == 0;

    // It travels in an HTTP header.
    [GeneratedRegex(@"^[\x21-\x7E]{1,100}\z", RegexOptions.None, 1000)]
    private static partial Regex HeaderText { get; }

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9 ]{0,9}[A-Za-z0-9])?|[0-9]{1,15})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SenderShape { get; }
}
