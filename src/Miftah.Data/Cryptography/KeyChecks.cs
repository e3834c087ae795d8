using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Cryptography;

namespace Miftah.Data.Cryptography;

/// <summary>
/// Recognises the keys of this database. A node with the keys of another installation would seal what no other node
/// opens, and count the same person under another name.
/// </summary>
public sealed class KeyChecks(MiftahDb db, KeyRing ring)
{
    /// <summary>
    /// Remembers the keys that are new here. To <paramref name="accept"/> is to remember a key that was changed under
    /// its name, on purpose, instead of the former one.
    /// </summary>
    /// <returns>The names of the keys that are not those of this database; empty when the node may start.</returns>
    public async Task<IReadOnlyList<string>> StrangersAsync(bool accept, CancellationToken cancel)
    {
        try
        {
            return await LookAsync(accept, cancel);
        }
        catch (DbUpdateException both) when (db.IsDuplicate(both))
        {
            db.ChangeTracker.Clear(); // Another node wrote first: its keys count.
            return await LookAsync(accept, cancel);
        }
    }

    private async Task<IReadOnlyList<string>> LookAsync(bool accept, CancellationToken cancel)
    {
        var kept = await db.KeyChecks.ToDictionaryAsync(x => (x.Use, x.Version), cancel);
        var own = KeyCheck.Of(ring);
        List<string> strangers = [];
        foreach (var key in own)
            if (!kept.TryGetValue((key.Use, key.Version), out var known))
                db.KeyChecks.Add(key);
            else if (CryptographicOperations.FixedTimeEquals(known.Value, key.Value))
                known.IsUsed |= key.IsUsed;
            else if (accept)
                known.Value = key.Value;
            else
                strangers.Add($"{key.Use} {key.Version} is another key here");
        // A file from before a change: whatever the other nodes make now, this one could not read.
        foreach (var (name, known) in kept.Where(x => x.Value.IsUsed))
            if (own.Where(x => x.Use == name.Use).Max(x => x.Version) < known.Version)
                strangers.Add($"{name.Use} {name.Version} is in use here and not in the file");
        if (strangers.Count == 0)
            await db.SaveChangesAsync(cancel);
        return strangers;
    }
}

internal sealed class KeyCheckMapping : IEntityTypeConfiguration<KeyCheck>
{
    public void Configure(EntityTypeBuilder<KeyCheck> builder)
    {
        builder.ToTable("key_check");
        builder.HasKey(x => new { x.Use, x.Version });
        builder.Property(x => x.Use).HasMaxLength(KeyCheck.UseMax);
    }
}
