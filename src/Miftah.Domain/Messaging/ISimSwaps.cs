namespace Miftah.Domain.Messaging;

/// <summary>What a mobile operator says about the SIM behind a number.</summary>
public enum SimVerdict
{
    /// <summary>The operator could not be asked, or did not answer. Nothing is known.</summary>
    Unavailable = 0,

    /// <summary>The number has had its SIM, and its owner, for at least the time asked about.</summary>
    Settled,

    /// <summary>SIM or owner changed within that time: whoever holds it now may not be who registered it.</summary>
    Changed,
}

/// <summary>
/// The mobile operators, asked whether a number lately changed hands. A thief's first step is a new SIM with the
/// victim's number.
/// </summary>
/// <remarks>As the SIM Swap interface of CAMARA asks it: a number, and an age in hours.</remarks>
public interface ISimSwaps
{
    /// <summary>How far back a change closes recovery by SMS, in hours (recovery.md).</summary>
    const int WithinHours = 72;

    /// <summary>Asks the operator of <paramref name="mobile"/>.</summary>
    /// <param name="mobile">In E.164.</param>
    /// <param name="withinHours">How far back a change counts.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns><see cref="SimVerdict.Unavailable"/> for every failure on the way, a slow answer among them.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    Task<SimVerdict> AskAsync(string mobile, int withinHours, CancellationToken cancel);
}
