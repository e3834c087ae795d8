namespace Miftah.Domain.Messaging;

/// <summary>The way to people's phones. Called from the outbox only, never inside a request.</summary>
/// <remarks>
/// A gateway may be asked twice for one message: it answered too late, or the answer was lost. It then sends twice.
/// </remarks>
public interface ISmsGateway
{
    /// <summary>Hands one message over.</summary>
    /// <returns>
    /// What became of it. A gateway that is down, slow or busy is a <see cref="SmsReceipt.Retry"/>, not an exception.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled by the caller.</exception>
    Task<SmsReceipt> SendAsync(OutgoingSms sms, CancellationToken cancel);
}

/// <summary>One SMS as it leaves the portal.</summary>
/// <param name="Id">The message's id, for logs: number and text never appear there.</param>
/// <param name="To">The receiver's number in E.164, with the plus sign: +966500000001.</param>
/// <param name="Text">The whole text, lines parted by a line feed.</param>
/// <param name="EndsAt">From when on, UTC, it must not arrive any more; null when it does not age.</param>
/// <param name="ReportToken">The secret in the address of its delivery reports; null when none are wanted.</param>
public sealed record OutgoingSms(Guid Id, string To, string Text, DateTime? EndsAt, string? ReportToken)
{
    /// <summary>Without number, text and token, so that logging the record gives nothing away.</summary>
    public override string ToString() => $"SMS {Id}";
}

/// <summary>What a gateway did with a message.</summary>
public abstract record SmsReceipt
{
    private SmsReceipt() { }

    /// <summary>
    /// The gateway took it and answers for it. <paramref name="GatewayId"/> is the gateway's name for it, if it gave
    /// one.
    /// </summary>
    public sealed record Accepted(string? GatewayId) : SmsReceipt;

    /// <summary>
    /// Not now: the gateway is down, slow, busy or does not accept our sign-in. The same message may pass later.
    /// </summary>
    /// <param name="Code">Why, for logs and tests; stable.</param>
    public sealed record Retry(string Code) : SmsReceipt;

    /// <summary>
    /// Never: this message will not pass however often it is tried, for example to a number that cannot exist.
    /// </summary>
    /// <param name="Code">Why, for logs and tests; stable.</param>
    public sealed record Refused(string Code) : SmsReceipt;
}
