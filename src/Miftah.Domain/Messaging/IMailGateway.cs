namespace Miftah.Domain.Messaging;

/// <summary>The way to people's e-mail. Called from the outbox only, never inside a request.</summary>
/// <remarks>May be asked twice for one message, which carries the same message id both times.</remarks>
public interface IMailGateway
{
    /// <summary>Hands one message over.</summary>
    /// <returns>What became of it. A gateway that is down, slow or busy is a retry, not an exception.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled by the caller.</exception>
    Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>One e-mail as it leaves the portal: plain text, nothing that tells who opened it.</summary>
/// <param name="Id">The message's id, for logs: address and text never appear there.</param>
/// <param name="To">The receiver's address.</param>
/// <param name="Subject">One line, without a secret.</param>
/// <param name="Text">The whole text, lines parted by a line feed.</param>
public sealed record OutgoingMail(Guid Id, string To, string Subject, string Text)
{
    /// <summary>Without address and text, so that logging the record gives nothing away.</summary>
    public override string ToString() => $"e-mail {Id}";
}

/// <summary>What a gateway did with an e-mail.</summary>
public abstract record MailReceipt
{
    private MailReceipt() { }

    /// <summary>The server took it and answers for it.</summary>
    public sealed record Accepted : MailReceipt;

    /// <summary>Not now: the server is down, slow, busy or does not accept our sign-in.</summary>
    /// <param name="Code">Why, for logs and tests; stable.</param>
    public sealed record Retry(string Code) : MailReceipt;

    /// <summary>Never: this message will not pass however often it is tried.</summary>
    /// <param name="Code">Why, for logs and tests; stable.</param>
    public sealed record Refused(string Code) : MailReceipt;
}
