using Miftah.Domain.Identity;

namespace Miftah.Domain.Agencies;

/// <summary>
/// The agencies that hold the registers. They say yes or no; the portal learns and keeps nothing else.
/// </summary>
public interface IAgencies
{
    /// <summary>Asks the agency of that question whether the answer is right for <paramref name="person"/>.</summary>
    /// <param name="person">Whom the answer is about.</param>
    /// <param name="questionKey">The key of a <see cref="Recovery.Question"/> of that kind of person.</param>
    /// <param name="canonicalAnswer">As <see cref="Recovery.Answer.Parse"/> made it; kept in no log.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>
    /// <see cref="AgencyVerdict.Unavailable"/> for every failure on the way: an adapter throws only when cancelled.
    /// </returns>
    /// <remarks>Slow by nature, so never called inside a request.</remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    Task<AgencyVerdict> AnswerAsync(
        IdentityNumber person,
        string questionKey,
        string canonicalAnswer,
        CancellationToken cancel
    );
}
