using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>Notes whether an agency answered. Whoever stops waiting counts as no answer.</summary>
internal sealed class AgencyWatch(AgencyHealth health, TimeProvider clock)
{
    public async Task<T> AskAsync<T>(string agency, Task<T> asking, Func<T, bool> isAnswer)
    {
        var answered = false;
        try
        {
            var said = await asking;
            answered = isAnswer(said);
            return said;
        }
        finally
        {
            health.Note(agency, answered, clock.Now());
        }
    }
}

internal sealed class WatchedAgencies(IAgencies agencies, AgencyWatch watch) : IAgencies
{
    public Task<AgencyVerdict> AnswerAsync(
        IdentityNumber person,
        string questionKey,
        string canonicalAnswer,
        CancellationToken cancel
    ) =>
        watch.AskAsync(
            AgencyHealth.Registers,
            agencies.AnswerAsync(person, questionKey, canonicalAnswer, cancel),
            x => x != AgencyVerdict.Unavailable
        );
}

internal sealed class WatchedFamilyRegister(IFamilyRegister register, AgencyWatch watch) : IFamilyRegister
{
    public Task<AgencyVerdict> AreRelativesAsync(IdentityNumber one, IdentityNumber other, CancellationToken cancel) =>
        watch.AskAsync(
            AgencyHealth.Family,
            register.AreRelativesAsync(one, other, cancel),
            x => x != AgencyVerdict.Unavailable
        );
}

internal sealed class WatchedFingerprints(IFingerprints fingerprints, AgencyWatch watch) : IFingerprints
{
    public Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        watch.AskAsync(
            AgencyHealth.Fingers,
            fingerprints.VerifyAsync(person, sealedCapture, cancel),
            x => x != FingerVerdict.Unavailable
        );

    // No name may be a finger of somebody else: it says nothing about the agency, and is not noted.
    public Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        fingerprints.NameAsync(person, sealedCapture, cancel);
}
