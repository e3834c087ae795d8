using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;

namespace Miftah.Data.Staff;

/// <summary>
/// What administrators do to staff. Each act is one conditional statement and its record in one transaction; nobody
/// acts on themselves, and whatever opens a way in takes two (docs/adr/0025).
/// </summary>
public sealed class ManageStaff(MiftahDb db, StaffPersonalSeal seal, BlindIndex index)
{
    public static readonly Refusal Known = new("staff.known");
    public static readonly Refusal Over = new("staff.change-over");
    public static readonly Refusal NotYours = new("staff.not-yours");
    public static readonly Refusal LastOne = new("staff.last-administrator");

    /// <summary>Makes an account without a role, and the secret with which its owner joins.</summary>
    /// <returns>The secret, to be handed over in person: it is kept hashed and not shown again.</returns>
    public async Task<Result<(Guid Staff, string Secret)>> InviteAsync(
        StaffPersonal person,
        Guid office,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(person);
        var id = RowId.New(now);
        db.StaffAccounts.Add(
            new()
            {
                Id = id,
                OfficeId = office,
                Roles = StaffRole.None,
                State = StaffState.Invited,
                NumberKey = StaffAccount.KeyOf(index, person.IdentityNumber),
                PersonalSealed = seal.Close(id, person),
                CreatedAt = now,
            }
        );
        var secret = Invite(id, now);
        Record(Acts.StaffInvited, id, by, now);
        try
        {
            await db.SaveChangesAsync(cancel);
            return (id, secret);
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            db.ChangeTracker.Clear();
            return Known; // One account a person; who left is invited anew by two.
        }
    }

    /// <summary>The first of two: asks for other roles, or for a new invitation. A former open wish ends.</summary>
    public async Task<Refusal?> AskAsync(
        Guid staff,
        StaffChangeKind kind,
        StaffRole roles,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (staff == by)
            return NotYours;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await EndOpenAsync(staff, now, cancel);
        db.StaffChanges.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = staff,
                Kind = kind,
                Roles = roles,
                AskedBy = by,
                AskedAt = now,
            }
        );
        Record(Acts.StaffChangeAsked, staff, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The second of two: of many at once one agrees.</summary>
    /// <returns>The new secret where one was asked for; null for roles.</returns>
    public async Task<Result<string?>> AgreeAsync(Guid change, Guid by, DateTime now, CancellationToken cancel)
    {
        var since = now.AddHours(-StaffChange.LifetimeHours);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var agreed = await db
            .StaffChanges.Where(x =>
                x.Id == change
                && x.EndedAt == null
                && x.AskedAt > since
                && x.StaffId != by
                && (
                    x.AskedBy != by
                    // A portal's only administrator makes the second one alone: there is nobody else yet.
                    || (
                        x.Kind == StaffChangeKind.Roles
                        && x.Roles == StaffRole.Administrator
                        && !db.StaffAccounts.Any(a =>
                            a.Id != by && a.State == StaffState.Active && a.Roles.HasFlag(StaffRole.Administrator)
                        )
                    )
                )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.AgreedBy, by), cancel);
        if (agreed != 1)
            return await db.StaffChanges.AnyAsync(x => x.Id == change && x.EndedAt == null && x.AskedAt > since, cancel)
                ? NotYours
                : Over;
        var wish = await db.StaffChanges.AsNoTracking().SingleAsync(x => x.Id == change, cancel);
        string? secret = null;
        if (wish.Kind == StaffChangeKind.Roles)
        {
            if (!await GrantAsync(wish, cancel))
                return LastOne;
            Record(Acts.StaffRolesGranted, wish.StaffId, by, now, wish.AskedBy == by ? Reasons.OnlyAdministrator : "");
        }
        else
        {
            // Whoever lost the key starts with a new one, and the former is worth nothing.
            await LockOutAsync(wish.StaffId, StaffState.Invited, now, cancel);
            secret = Invite(wish.StaffId, now);
            Record(Acts.StaffInvitedAnew, wish.StaffId, by, now);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return secret;
    }

    /// <summary>Shuts a member out, or lets them in again: by one, who must not wait for a second.</summary>
    /// <returns>Null when it is done.</returns>
    public async Task<Refusal?> SetStateAsync(
        Guid staff,
        StaffState from,
        StaffState to,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (staff == by)
            return NotYours;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAdministratorsAsync(cancel);
        var isOut = to is StaffState.Suspended or StaffState.Left;
        var changed = await db
            .StaffAccounts.Where(x =>
                x.Id == staff
                && x.State == from
                && (
                    !isOut
                    || x.State != StaffState.Active
                    || !x.Roles.HasFlag(StaffRole.Administrator)
                    || db.StaffAccounts.Any(a =>
                        a.Id != x.Id && a.State == StaffState.Active && a.Roles.HasFlag(StaffRole.Administrator)
                    )
                )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, to), cancel);
        if (changed != 1)
            return await db.StaffAccounts.AnyAsync(x => x.Id == staff && x.State == from, cancel) ? LastOne : Over;
        await EndOpenAsync(staff, now, cancel);
        if (isOut)
            await EndSessionsAsync(staff, now, cancel);
        if (to == StaffState.Left)
            await RemoveKeysAsync(staff, now, cancel);
        Record(ActOf(to), staff, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Another office. Cases stay where they are.</summary>
    public async Task<Refusal?> MoveAsync(Guid staff, Guid office, Guid by, DateTime now, CancellationToken cancel)
    {
        if (staff == by)
            return NotYours;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var moved = await db
            .StaffAccounts.Where(x =>
                x.Id == staff && x.OfficeId != office && db.Offices.Any(o => o.Id == office && o.ClosedAt == null)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.OfficeId, office), cancel);
        if (moved != 1)
            return Over;
        Record(Acts.StaffMoved, staff, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // The last administrator keeps the role: nobody could give it back.
    private async Task<bool> GrantAsync(StaffChange wish, CancellationToken cancel)
    {
        await LockAdministratorsAsync(cancel);
        var keeps = wish.Roles.HasFlag(StaffRole.Administrator);
        return await db
                .StaffAccounts.Where(x =>
                    x.Id == wish.StaffId
                    && (
                        keeps
                        || !x.Roles.HasFlag(StaffRole.Administrator)
                        || db.StaffAccounts.Any(a =>
                            a.Id != x.Id && a.State == StaffState.Active && a.Roles.HasFlag(StaffRole.Administrator)
                        )
                    )
                )
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Roles, wish.Roles), cancel) == 1;
    }

    // Of two administrators who shut each other out at once the second waits here, and then finds itself the last.
    private Task<int> LockAdministratorsAsync(CancellationToken cancel) =>
        db
            .StaffAccounts.Where(x => x.Roles.HasFlag(StaffRole.Administrator))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, x => x.State), cancel);

    private async Task LockOutAsync(Guid staff, StaffState state, DateTime now, CancellationToken cancel)
    {
        await db
            .StaffAccounts.Where(x => x.Id == staff)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state), cancel);
        await EndSessionsAsync(staff, now, cancel);
        await RemoveKeysAsync(staff, now, cancel);
    }

    // What was bound, and what could still bind.
    private async Task RemoveKeysAsync(Guid staff, DateTime now, CancellationToken cancel)
    {
        await db.StaffPasskeys.Where(x => x.StaffId == staff).ExecuteDeleteAsync(cancel);
        await db
            .StaffInvitations.Where(x => x.StaffId == staff && x.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
    }

    private Task<int> EndSessionsAsync(Guid staff, DateTime now, CancellationToken cancel) =>
        db
            .StaffSessions.Where(x => x.StaffId == staff && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);

    private Task<int> EndOpenAsync(Guid staff, DateTime now, CancellationToken cancel) =>
        db
            .StaffChanges.Where(x => x.StaffId == staff && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);

    private string Invite(Guid staff, DateTime now)
    {
        var secret = Secrets.NewToken();
        db.StaffInvitations.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = staff,
                TokenHash = Secrets.Hash(secret),
                IsFirst = false,
                EndsAt = now.AddHours(StaffInvitation.LifetimeHours),
            }
        );
        return secret;
    }

    private static string ActOf(StaffState state) =>
        state switch
        {
            StaffState.Suspended => Acts.StaffSuspended,
            StaffState.Active => Acts.StaffResumed,
            StaffState.Left => Acts.StaffLeft,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nobody is set to it by hand."),
        };

    private void Record(string act, Guid staff, Guid by, DateTime now, string reason = "") =>
        db.AuditRecords.Add(AuditRecord.New(act, staff, Actor.Officer, staff, now, reason: reason, officer: by));
}
