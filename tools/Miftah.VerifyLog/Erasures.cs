using System.Text.Json;

namespace Miftah.VerifyLog;

/// <summary>
/// Which records may be without their detail: those that an erasure in the log names, and those so old that the portal
/// takes it from everyone.
/// </summary>
public sealed class Erasures(DateTime now)
{
    /// <summary>How long the portal keeps details, in days. The log holds when each record was written.</summary>
    public const int DetailKeptDays = 2557;

    private const string Act = "records-erased";

    private readonly HashSet<Guid> named = [];
    private readonly Dictionary<Guid, long> empty = [];

    /// <summary>A record of the log that holds what was hashed.</summary>
    /// <returns>What its detail says, or null where that cannot be read.</returns>
    public Detail? Take(LogRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var read = Detail.Read(row.Detail);
        if (row.Act == Act && read is not null)
            named.UnionWith(read.Erases);
        return read;
    }

    /// <summary>A record without detail, whose leaf is that of the log.</summary>
    public void TakeEmpty(LogRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.At > now.AddDays(-DetailKeptDays))
            empty[row.Id] = row.Index;
    }

    /// <summary>The places of records that were emptied and that no erasure names.</summary>
    /// <param name="waiting">Details of erasures without a place in the log: nothing vouches for them yet.</param>
    /// <returns>Those that nothing names, and how many only a waiting one names.</returns>
    public (IReadOnlyList<long> Unnamed, int Waiting) Compare(IEnumerable<string> waiting)
    {
        var soon = waiting.SelectMany(x => Detail.Read(x)?.Erases ?? []).ToHashSet();
        var unnamed = empty.Where(x => !named.Contains(x.Key)).ToList();
        return (
            [.. unnamed.Where(x => !soon.Contains(x.Key)).Select(x => x.Value)],
            unnamed.Count(x => soon.Contains(x.Key))
        );
    }
}

/// <summary>What a record's detail says, as far as it is compared.</summary>
/// <param name="Account">The account it was done to.</param>
/// <param name="Erases">The keys of records that it erased.</param>
public sealed record Detail(Guid Account, IReadOnlyList<Guid> Erases)
{
    /// <summary>Null for what is no detail: whoever owns the database can write anything there.</summary>
    public static Detail? Read(string? written)
    {
        if (written is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(written);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
                return null;
            if (!root.TryGetProperty("account", out var account) || KeyOf(account) is not { } whose)
                return null;
            if (!root.TryGetProperty("erases", out var erases))
                return new(whose, []);
            if (erases.ValueKind != JsonValueKind.Array)
                return null;
            var keys = erases.EnumerateArray().Select(KeyOf).ToList();
            return keys.Contains(null) ? null : new(whose, [.. keys.OfType<Guid>()]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Guid? KeyOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.TryGetGuid(out var key) ? key : null;
}
