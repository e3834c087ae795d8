namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// Whose prefix it is: "Miftah:Operations:Operators:NAME" lists the beginnings of an operator's numbers, parted by
/// commas. A number that was carried to another operator counts for the one whose range it is.
/// </summary>
public sealed class Operators(IConfiguration configuration)
{
    private readonly List<(string Beginning, string Name)> ranges =
    [
        .. configuration
            .GetSection("Miftah:Operations:Operators")
            .GetChildren()
            .SelectMany(x =>
                (x.Value ?? "")
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(beginning => (beginning, x.Key))
            )
            .OrderByDescending(x => x.beginning.Length),
    ];

    /// <returns>Null where no operator is named for it.</returns>
    public string? Of(string prefix) =>
        ranges.FirstOrDefault(x => prefix.StartsWith(x.Beginning, StringComparison.Ordinal)).Name;
}
