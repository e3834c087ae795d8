using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>The verdict of the second person, at another office, who has not seen the first.</summary>
[Needs("case.approve")]
public sealed class ApproveModel(MiftahDb db, StepUp stepUp, DecideCase decide)
    : VerdictPage(db, stepUp, "case.approve")
{
    public override IReadOnlyList<Verdict> Verdicts => Enum.GetValues<Verdict>();

    protected override Task<Refusal?> DecideAsync(Said said, CancellationToken cancel) =>
        decide.SecondAsync(Member.Account, Case, said, cancel);

    protected override bool IsHere() => IsSecond && Case.State == CaseState.AwaitingSecond;
}
