using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Challenges;

namespace Miftah.Web.Features.Recovery;

/// <summary>Page 1: identity number, registered mobile, challenge.</summary>
public sealed class IdentifyModel(ChallengeGate gate, LimitGate limits, BeginRecovery begin, Cookies cookies)
    : ClaimPage(gate, limits, cookies)
{
    protected override string Action => "recover";

    protected override string NextPath => RecoveryJourney.PathOf(RecoveryStep.ChooseQuestion);

    protected override Task BeginAsync(IdentityNumber number, string mobile, CancellationToken cancel) =>
        begin.RunAsync(number, mobile, HttpContext, cancel);
}
