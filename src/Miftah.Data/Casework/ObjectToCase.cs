using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Cryptography;

namespace Miftah.Data.Casework;

/// <summary>
/// The old number's objection to a case, and the fingerprint that decides against it. An objection never undoes a
/// fingerprint: whoever stole the phone holds the old SIM.
/// </summary>
public sealed class ObjectToCase(MiftahDb db)
{
    /// <summary>Adds a link for the notice of a case to what the caller's next save stores.</summary>
    /// <returns>Its secret.</returns>
    public string NewLink(Case about, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(about);
        var token = Secrets.NewLinkToken();
        db.VetoLinks.Add(
            new()
            {
                Id = RowId.New(now),
                CaseId = about.Id,
                AccountId = about.AccountId,
                TokenHash = Secrets.Hash(token),
                EndsAt = now.AddDays(Case.LifetimeDays),
            }
        );
        return token;
    }

    /// <summary>Links that can still be used.</summary>
    public IQueryable<VetoLink> Working(byte[] tokenHash, DateTime now) =>
        db.VetoLinks.Where(x =>
            x.TokenHash == tokenHash
            && x.UsedAt == null
            && x.EndsAt > now
            && db.Cases.Any(c => c.Id == x.CaseId && c.EndedAt == null && c.VetoedAt == null && c.FingerprintAt == null)
        );

    /// <summary>The button of the link: once, while the case is open and no fingerprint has decided.</summary>
    public async Task<bool> RunAsync(byte[] tokenHash, string device, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var used = await Working(tokenHash, now).ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
        if (used != 1)
            return false;
        var link = await db.VetoLinks.AsNoTracking().SingleAsync(x => x.TokenHash == tokenHash, cancel);
        var stopped = await db
            .Cases.Where(x => x.Id == link.CaseId && x.EndedAt == null && x.VetoedAt == null && x.FingerprintAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.VetoedAt, now), cancel);
        if (stopped != 1)
            return false;
        db.AuditRecords.Add(
            AuditRecord.New(Acts.CaseVetoed, link.AccountId, Actor.Claimant, link.CaseId, now, device: device)
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>
    /// A fingerprint that the agency verified decides for the open cases of its account; in the caller's transaction.
    /// </summary>
    /// <param name="account">Whose finger it was.</param>
    /// <param name="within">The visit in which it was shown.</param>
    /// <param name="kiosk">Where.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>How many cases go on now although somebody objected.</returns>
    public async Task<int> DecideByFingerprintAsync(
        Guid account,
        Guid within,
        Guid kiosk,
        DateTime now,
        CancellationToken cancel
    )
    {
        var open = db.Cases.Where(x => x.AccountId == account && x.EndedAt == null && x.FingerprintAt == null);
        // Whoever puts a finger on a reader has not died.
        var refused = await open.Where(x => x.Kind == CaseKind.CloseDeceased)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.State, CaseState.Refused).SetProperty(x => x.EndedAt, now),
                cancel
            );
        var vetoed = await open.CountAsync(x => x.VetoedAt != null, cancel);
        var decided = await open.ExecuteUpdateAsync(set => set.SetProperty(x => x.FingerprintAt, now), cancel);
        if (refused + decided == 0)
            return 0;
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.CaseFingerprinted,
                account,
                Actor.Kiosk,
                within,
                now,
                proofs: "fingerprint",
                officer: kiosk
            )
        );
        await db.SaveChangesAsync(cancel);
        return vetoed;
    }
}
