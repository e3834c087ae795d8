using Miftah.Domain;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Mail;

/// <summary>How e-mail leaves the portal; section "Miftah:Mail" of the configuration.</summary>
public sealed class MailOptions
{
    public const string Section = "Miftah:Mail";
    public const string Inbox = "inbox";
    public const string ToSmtp = "smtp";
    public const string Off = "off";

    /// <summary>
    /// "inbox" (Development only, and its default: read at /dev/inbox), "smtp", or "off" (the default elsewhere: nobody
    /// can add an address).
    /// </summary>
    public string Gateway { get; set; } = "";

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>What is meant where nothing is set.</summary>
    public string Chosen(bool development) => Gateway.Length > 0 ? Gateway : (development ? Inbox : Off);

    /// <summary>What is wrong with this section, each a sentence for the operator.</summary>
    public IEnumerable<string> Problems(bool development) =>
        Chosen(development) switch
        {
            Off => [],
            Inbox when development => [],
            Inbox => [$"{Section}:Gateway is \"{Inbox}\", for Development only. Set \"{ToSmtp}\" or \"{Off}\"."],
            ToSmtp => Smtp.Problems($"{Section}:Smtp"),
            _ => [$"{Section}:Gateway is \"{Gateway}\"; it must be \"{Inbox}\", \"{ToSmtp}\" or \"{Off}\"."],
        };
}

/// <summary>How to reach a server that takes mail for delivery.</summary>
public sealed class SmtpOptions
{
    public const string StartTls = "starttls";
    public const string Tls = "tls";
    public const string Plain = "none";

    public string Host { get; set; } = "";

    /// <summary>587 with "starttls", 465 with "tls", as a rule.</summary>
    public int Port { get; set; } = 587;

    /// <summary>"starttls" (required, not tried), "tls" from the first byte, or "none" to this machine only.</summary>
    public string Security { get; set; } = StartTls;

    /// <summary>
    /// PEM file of the authority that signed the server's certificate, where it is not one that this machine trusts.
    /// </summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>Empty where the server asks for no sign-in.</summary>
    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's address, for example notices@portal.example.</summary>
    public string From { get; set; } = "";

    /// <summary>How long one message may take from first to last byte, seconds; 1 to 30.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    public IEnumerable<string> Problems(string section)
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return $"{section}:Host must be the name or address of the mail server.";
        if (Port is < 1 or > 65_535)
            yield return $"{section}:Port must be 1 to 65535.";
        if (Security is not (StartTls or Tls or Plain))
            yield return $"{section}:Security must be \"{StartTls}\", \"{Tls}\" or \"{Plain}\".";
        else if (Security == Plain && !IsThisMachine)
            yield return $"{section}:Security is \"{Plain}\": mail would cross a network in clear. Set \"{StartTls}\".";
        if (AuthorityFile.Length > 0 && !File.Exists(AuthorityFile))
            yield return $"{section}:AuthorityFile is {AuthorityFile}, which is no file: set the PEM file, or nothing.";
        if (EmailAddress.Of(From) is not Result<EmailAddress>.Ok)
            yield return $"{section}:From must be the sender's address.";
        if (Username.Length > 0 != Password.Length > 0)
            yield return $"{section}:Username and Password belong together.";
        if (TimeoutSeconds is < 1 or > 30)
            yield return $"{section}:TimeoutSeconds must be 1 to 30.";
    }

    private bool IsThisMachine =>
        Host == "localhost" || (System.Net.IPAddress.TryParse(Host, out var ip) && System.Net.IPAddress.IsLoopback(ip));
}
