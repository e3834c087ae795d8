namespace Miftah.Agencies.Names;

/// <summary>A name in both scripts.</summary>
internal sealed record Name(string Arabic, string English)
{
    /// <summary>Reads "سالم=Salem، خالد=Khalid" as a table of names.</summary>
    public static Name[] Table(string pairs) =>
        [
            .. pairs
                .Split('،', StringSplitOptions.TrimEntries)
                .Select(pair => pair.Split('='))
                .Select(x => new Name(x[0], x[1])),
        ];

    public static Name Join(IEnumerable<Name> names)
    {
        var all = names.ToArray();
        return new(string.Join(' ', all.Select(x => x.Arabic)), string.Join(' ', all.Select(x => x.English)));
    }
}
