using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Outbox: a new code was asked for on page 4. Where the answer was not right, or is not yet known, nothing happens.
/// </summary>
public sealed class ResendEnrolmentCode(MiftahDb db, SendEnrolmentCode send, Sealer sealer, TimeProvider clock)
    : IOutboxHandler
{
    public static string Kind => "resend-enrolment-code";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var attempt = await db
            .EnrolmentAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt is not { Verdict: Verdict.Matched, CodeUsedAt: null } || !attempt.IsOpen(clock.Now()))
            return null;
        if (BeginEnrolment.ClaimOf(attempt, sealer) is { } claim)
            await send.AgainAsync(attempt, claim, cancel);
        return null;
    }
}
