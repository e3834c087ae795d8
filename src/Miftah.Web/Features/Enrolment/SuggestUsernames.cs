using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Names that are free and say nothing about their owner: a word and four digits. They are drawn, not made of what the
/// applicant typed, so that they tell nothing about the names that others have.
/// </summary>
public sealed class SuggestUsernames(MiftahDb db, AccountIndex find)
{
    private const int Shown = 3;
    private const int DrawsMax = 12;
    private const int WordDigits = 2;

    private static readonly string[] Words =
    [
        "amber",
        "anchor",
        "breeze",
        "cedar",
        "coral",
        "falcon",
        "garden",
        "harbor",
        "jasmine",
        "lantern",
        "maple",
        "meadow",
        "mountain",
        "oasis",
        "olive",
        "orchard",
        "palm",
        "pearl",
        "river",
        "saffron",
        "sandstone",
        "silver",
        "spring",
        "valley",
        "willow",
    ];

    public async Task<IReadOnlyList<string>> DrawAsync(CancellationToken cancel)
    {
        List<string> free = [];
        for (var draw = 0; draw < DrawsMax && free.Count < Shown; draw++)
        {
            var name = Draw();
            var key = find.ByUsername(name);
            var isTaken = await db.Accounts.AnyAsync(
                x => x.UsernameIndex == key.InUse || x.UsernameIndex == key.Other,
                cancel
            );
            if (!isTaken && !free.Contains(name, StringComparer.Ordinal))
                free.Add(name);
        }
        return free;
    }

    // Two digits choose one of 25 words, each by four of the hundred; the other four stand behind it.
    private static string Draw()
    {
        var digits = Secrets.NewCode();
        var word = int.Parse(digits[..WordDigits], System.Globalization.CultureInfo.InvariantCulture) % Words.Length;
        return Words[word] + digits[WordDigits..];
    }
}
