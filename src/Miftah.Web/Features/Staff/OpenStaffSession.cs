using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators.Staff;

namespace Miftah.Web.Features.Staff;

/// <summary>Opens a session at the staff door, and ends one.</summary>
public sealed class OpenStaffSession(MiftahDb db, VerifyStaffPasskey verify, Cookies cookies, TimeProvider clock)
{
    private const string Proof = "passkey";

    /// <returns>False when nobody was proved, or the member may not come in: the answer is the same.</returns>
    public async Task<bool> TryAsync(string posted, HttpContext http, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await verify.WhoAsync(PasskeyUse.StaffSignIn, Guid.Empty, posted, cancel) is not { } account)
        {
            await transaction.CommitAsync(cancel); // The challenge stays used.
            return false;
        }
        var now = clock.Now();
        // Locks the row, so that a suspension is before this session or ends it.
        var isOpen = await db
            .StaffAccounts.Where(x => x.Id == account.Id && x.State == StaffState.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, StaffState.Active), cancel);
        if (isOpen != 1)
        {
            await transaction.CommitAsync(cancel);
            return false;
        }
        var token = Secrets.NewToken();
        var session = new StaffSession
        {
            Id = RowId.New(now),
            StaffId = account.Id,
            TokenHash = Secrets.Hash(token),
            DeviceLabel = DeviceLabel.Of(http),
            StartedAt = now,
            LastSeenAt = now,
        };
        // One session a member: a second place is seen at the first one.
        await EndAllAsync(account.Id, now, cancel);
        db.StaffSessions.Add(session);
        db.AuditRecords.Add(Record(Acts.StaffSignedIn, session, now, Proof));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.Session, token);
        return true;
    }

    /// <summary>Ends this browser's session.</summary>
    public async Task EndAsync(StaffSession session, HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await EndAllAsync(session.StaffId, now, cancel);
        db.AuditRecords.Add(Record(Acts.StaffSignedOut, session, now, ""));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Delete(http, CookieKind.Session);
    }

    private Task<int> EndAllAsync(Guid staff, DateTime now, CancellationToken cancel) =>
        db
            .StaffSessions.Where(x => x.StaffId == staff && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);

    private static AuditRecord Record(string act, StaffSession session, DateTime now, string proofs) =>
        AuditRecord.New(
            act,
            session.StaffId,
            Actor.Officer,
            session.Id,
            now,
            proofs,
            session.DeviceLabel,
            officer: session.StaffId
        );
}
