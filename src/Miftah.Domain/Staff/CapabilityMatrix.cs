namespace Miftah.Domain.Staff;

/// <summary>
/// Who may do what to which rows: capabilities.tsv, read once. What the file does not say is refused, and so is a name
/// that it does not have.
/// </summary>
public static class CapabilityMatrix
{
    private static readonly Dictionary<string, Dictionary<StaffRole, StaffScope>> Rows = Read();

    /// <summary>The names of the file.</summary>
    public static IReadOnlyCollection<string> Capabilities => Rows.Keys;

    /// <summary>All scopes in which one of the roles has the capability.</summary>
    public static StaffScope Of(string capability, StaffRole roles)
    {
        var found = StaffScope.None;
        if (!Rows.TryGetValue(capability, out var row))
            return found;
        foreach (var (role, scope) in row)
            if (roles.HasFlag(role))
                found |= scope;
        return found;
    }

    /// <summary>May whoever has these roles do it to a row that stands to them so?</summary>
    /// <param name="capability">A name of the file.</param>
    /// <param name="roles">What they have.</param>
    /// <param name="row">One scope; <see cref="StaffScope.Own"/> goes before every other.</param>
    public static bool Allows(string capability, StaffRole roles, StaffScope row) =>
        row != StaffScope.None && (Of(capability, roles) & row) == row;

    private static Dictionary<string, Dictionary<StaffRole, StaffScope>> Read()
    {
        using var stream = typeof(CapabilityMatrix).Assembly.GetManifestResourceStream("Staff.capabilities.tsv")!;
        using var reader = new StreamReader(stream);
        string[][] lines =
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(x => x[0] != '#')
                .Select(x => x.TrimEnd('\r').Split('\t')),
        ];
        StaffRole[] roles = [.. lines[0].Skip(1).Select(Enum.Parse<StaffRole>)];
        return lines
            .Skip(1)
            .ToDictionary(
                x => x[0],
                x => roles.Zip(x.Skip(1), (role, cell) => (role, Scope(cell))).ToDictionary(y => y.role, y => y.Item2),
                StringComparer.Ordinal
            );
    }

    private static StaffScope Scope(string cell) =>
        cell == "-" ? StaffScope.None : Enum.Parse<StaffScope>(cell.Replace('+', ','));
}
