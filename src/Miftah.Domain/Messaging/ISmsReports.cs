namespace Miftah.Domain.Messaging;

/// <summary>
/// Where delivery reports are kept. A gateway's adapter translates its own report and records it here.
/// </summary>
public interface ISmsReports
{
    /// <summary>
    /// Records <paramref name="report"/> on the message with this token. Recording the same again changes nothing.
    /// </summary>
    /// <param name="tokenHash">SHA-256 of the token in the report's address, 32 bytes.</param>
    /// <param name="report">What the network said.</param>
    /// <param name="now">When it was heard, UTC.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when no message has this token.</returns>
    Task<bool> RecordAsync(byte[] tokenHash, SmsReport report, DateTime now, CancellationToken cancel);
}
