using Miftah.Domain.Messaging;
using Miftah.Domain.Staff;

namespace Miftah.Domain.Casework;

/// <summary>What a case asks for. The names stand in rows and text keys: never rename one.</summary>
public enum CaseKind
{
    ChangeMobile = 1,

    /// <summary>Give an account that opened itself the identity number it claims.</summary>
    Activate = 2,
    LiftHold = 3,
    Unfreeze = 4,
    CloseDeceased = 5,

    /// <summary>Open remote recovery again after its guesses were spent: the support desk's.</summary>
    UnlockBudget = 6,

    /// <summary>End what is bound to the account: its owner lost every one of them.</summary>
    RemoveAuthenticators = 7,
}

/// <summary>What was shown in person.</summary>
public enum EvidenceKind
{
    IdentityCard = 1,
    Passport = 2,
    ResidencePermit = 3,
    DeathCertificate = 4,

    /// <summary>The caller's own account of what happened, taken down by the support desk: no document.</summary>
    Statement = 5,
}

/// <summary>What a kind of case takes.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Evidence">One of these is shown.</param>
/// <param name="NeedsNewNumber">A new number, and its code come back.</param>
/// <param name="NeedsNames">The person's names as the document has them.</param>
/// <param name="TakesTwo">A second person at another office gives a verdict of their own.</param>
/// <param name="Notice">
/// What the registered mobile is told once the evidence was seen, with a link to object; a new number has its own word.
/// </param>
public sealed record CaseRule(
    CaseKind Kind,
    IReadOnlyList<EvidenceKind> Evidence,
    bool NeedsNewNumber = false,
    bool NeedsNames = false,
    bool TakesTwo = false,
    SmsPurpose? Notice = null
);

/// <summary>The one table of what each kind of case takes; a test walks all of it.</summary>
public static class CaseRules
{
    private static readonly EvidenceKind[] InPerson =
    [
        EvidenceKind.IdentityCard,
        EvidenceKind.Passport,
        EvidenceKind.ResidencePermit,
    ];

    public static readonly IReadOnlyList<CaseRule> All =
    [
        new(CaseKind.ChangeMobile, InPerson, NeedsNewNumber: true, TakesTwo: true),
        new(CaseKind.Activate, InPerson, NeedsNames: true, TakesTwo: true),
        new(CaseKind.LiftHold, InPerson),
        new(CaseKind.Unfreeze, InPerson),
        new(
            CaseKind.CloseDeceased,
            [EvidenceKind.DeathCertificate],
            TakesTwo: true,
            Notice: SmsPurpose.AccountCloseAsked
        ),
        new(CaseKind.UnlockBudget, [EvidenceKind.Statement, .. InPerson], TakesTwo: true),
        new(CaseKind.RemoveAuthenticators, InPerson, TakesTwo: true, Notice: SmsPurpose.AuthenticatorsLost),
    ];

    /// <exception cref="InvalidOperationException">No such kind.</exception>
    public static CaseRule Of(CaseKind kind) => All.Single(x => x.Kind == kind);

    /// <summary>
    /// What may be opened by whoever has these roles: the support desk opens what needs nobody present.
    /// </summary>
    public static IEnumerable<CaseRule> OpenedBy(StaffRole roles) =>
        All.Where(x =>
            (roles & (StaffRole.PassportsOfficer | StaffRole.CivilAffairsOfficer)) != StaffRole.None
                ? x.Kind != CaseKind.UnlockBudget
                : x.Kind is CaseKind.UnlockBudget or CaseKind.ChangeMobile
        );
}
