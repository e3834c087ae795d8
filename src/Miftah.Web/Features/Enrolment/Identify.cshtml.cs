using Miftah.Domain.Enrolment;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Challenges;

namespace Miftah.Web.Features.Enrolment;

/// <summary>Page 1: identity number, mobile, challenge.</summary>
public sealed class IdentifyModel(ChallengeGate gate, LimitGate limits, BeginEnrolment begin, Cookies cookies)
    : ClaimPage(gate, limits, cookies)
{
    protected override string Action => "enrol";

    protected override string NextPath => EnrolmentJourney.PathOf(EnrolmentStep.ChooseQuestion);

    protected override Task BeginAsync(IdentityNumber number, string mobile, CancellationToken cancel) =>
        begin.RunAsync(number, mobile, HttpContext, cancel);
}
