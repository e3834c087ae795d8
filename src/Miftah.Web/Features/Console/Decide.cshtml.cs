using System.Security.Cryptography;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>The verdict of the officer who saw the evidence.</summary>
[Needs("case.decide")]
public sealed class DecideModel(MiftahDb db, StepUp stepUp, DecideCase decide) : VerdictPage(db, stepUp, "case.decide")
{
    /// <summary>Without evidence it can only be refused.</summary>
    public override IReadOnlyList<Verdict> Verdicts =>
        Case.State == CaseState.Verified
            ? [Domain.Casework.Verdict.Approve, Domain.Casework.Verdict.Refuse]
            : [Domain.Casework.Verdict.Refuse];

    protected override Task<Refusal?> DecideAsync(Said said, CancellationToken cancel) =>
        decide.FirstAsync(Member.Account, Case, said, RandomNumberGenerator.GetInt32, cancel);

    protected override bool IsHere() => IsFirst && Case.State is (CaseState.Verified or CaseState.Opened);
}
