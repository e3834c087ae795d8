using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Recovery;

namespace Miftah.Data.Recovery;

/// <summary>An attempt as its reference finds it: how far it came, and what it claimed while it is open.</summary>
/// <param name="Id">Its row.</param>
/// <param name="IsEnrolment">Of an enrolment; otherwise of a recovery.</param>
/// <param name="Reference">What names it.</param>
/// <param name="Step">The furthest page that is open to it.</param>
/// <param name="StartedAt">When page 1 was sent.</param>
/// <param name="EndsAt">When it ended, or ends if nothing more is asked of it.</param>
/// <param name="IsOpen">It is neither finished nor over.</param>
/// <param name="IsDone">It was finished.</param>
/// <param name="CodeAskedAt">When a code was last asked for, whether or not one was sent.</param>
/// <param name="IdentityKey">Of the claimed number, also of one that nobody has.</param>
/// <param name="AccountId">Once the details were right.</param>
/// <param name="Number">The claimed number; null once it was wiped.</param>
/// <param name="Mobile">The claimed mobile; null once it was wiped.</param>
public sealed record AttemptFound(
    Guid Id,
    bool IsEnrolment,
    string Reference,
    string Step,
    DateTime StartedAt,
    DateTime EndsAt,
    bool IsOpen,
    bool IsDone,
    DateTime? CodeAskedAt,
    byte[] IdentityKey,
    Guid? AccountId,
    string? Number,
    string? Mobile
)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(AttemptFound);
}

/// <summary>
/// Finds an attempt by its reference. It writes nothing; a number that nobody has leaves the same row.
/// </summary>
public sealed class FindAttempt(MiftahDb db, Sealer sealer)
{
    /// <param name="reference">In its one spelling.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<AttemptFound?> ByReferenceAsync(string reference, DateTime now, CancellationToken cancel)
    {
        var recovery = await db
            .RecoveryAttempts.AsNoTracking()
            .Where(x => x.Reference == reference)
            .OrderByDescending(x => x.StartedAt)
            .FirstOrDefaultAsync(cancel);
        if (recovery is not null)
            return Of(recovery, now);
        var enrolment = await db
            .EnrolmentAttempts.AsNoTracking()
            .Where(x => x.Reference == reference)
            .OrderByDescending(x => x.StartedAt)
            .FirstOrDefaultAsync(cancel);
        return enrolment is null ? null : Of(enrolment, now);
    }

    private AttemptFound Of(RecoveryAttempt it, DateTime now)
    {
        var claim = it.ClaimSealed is { } made
            ? JsonSerializer.Deserialize<RecoveryAttempt.Claim>(sealer.Open(made, RecoveryAttempt.ClaimAt(it.Id)))
            : null;
        return new(
            it.Id,
            IsEnrolment: false,
            it.Reference,
            it.Furthest.ToString(),
            it.StartedAt,
            it.PasswordSetAt ?? it.EndedAt ?? it.EndsAt,
            it.IsOpen(now) && it.PasswordSetAt is null,
            it.PasswordSetAt is not null,
            it.CodeAskedAt,
            it.IdentityKey,
            it.AccountId,
            claim?.IdentityNumber,
            claim?.Mobile
        );
    }

    private AttemptFound Of(EnrolmentAttempt it, DateTime now)
    {
        var claim = it.ClaimSealed is { } made
            ? JsonSerializer.Deserialize<EnrolmentAttempt.Claim>(sealer.Open(made, EnrolmentAttempt.ClaimAt(it.Id)))
            : null;
        return new(
            it.Id,
            IsEnrolment: true,
            it.Reference,
            it.Furthest.ToString(),
            it.StartedAt,
            it.OpenedAt ?? it.EndedAt ?? it.EndsAt,
            it.IsOpen(now) && it.OpenedAt is null,
            it.OpenedAt is not null,
            it.CodeAskedAt,
            it.IdentityKey,
            it.AccountId,
            claim?.IdentityNumber,
            claim?.Mobile
        );
    }
}
