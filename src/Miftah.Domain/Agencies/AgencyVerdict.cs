namespace Miftah.Domain.Agencies;

/// <summary>What an agency says about an answer.</summary>
public enum AgencyVerdict
{
    /// <summary>
    /// The agency could not be asked, or did not answer. Nothing is known, and no guess was evaluated.
    /// </summary>
    Unavailable = 0,

    /// <summary>The answer is what the agency holds for that person.</summary>
    Yes,

    /// <summary>
    /// It is not; or the agency holds no such document, or knows no such person: it does not say which.
    /// </summary>
    No,
}
