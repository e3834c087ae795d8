using Miftah.Domain.Audit;

namespace Miftah.Data.Identity;

/// <summary>Who stands before an officer or a kiosk, proved to be whose account it is.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Version">The account's, as it was when the proof was shown: what changed since then wins.</param>
/// <param name="By">The kiosk's system, or an officer.</param>
/// <param name="Within">The visit or the case.</param>
/// <param name="Proofs">What was shown, separated by commas.</param>
/// <param name="Officer">Which officer, where one acted.</param>
public sealed record InPerson(Guid Account, int Version, Actor By, Guid Within, string Proofs, Guid? Officer = null)
{
    internal AuditRecord Record(string act, DateTime now) =>
        AuditRecord.New(act, Account, By, Within, now, proofs: Proofs, officer: Officer);
}
