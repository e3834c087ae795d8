using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Challenges;

namespace Miftah.Data.Challenges;

/// <summary>
/// Spent challenges as rows: the unique key lets one of all parallel answers through, on whichever node.
/// </summary>
public sealed class SpentChallenges(MiftahDb db) : ISpentChallenges
{
    public async Task<bool> SpendAsync(byte[] id, DateTime endsAt, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"""insert into spent_challenge ("Id", "EndsAt") values ({id}, {endsAt}) on conflict do nothing""",
            cancel
        ) == 1;
}
