using Miftah.Agencies.Seeded;

namespace Miftah.Agencies.Names;

/// <summary>
/// What follows the given name: forefathers from the nearest, then the family name, each where customary.
/// </summary>
internal sealed record Lineage(Name[] Fathers, Name? Family)
{
    /// <summary>Draws the lineage of somebody called <paramref name="given"/>; no name comes twice in it.</summary>
    public static Lineage Draw(NameStock names, Name given, Draws draws, Trait father, Trait family)
    {
        List<Name> men = [given];
        for (var i = 0; i < names.Fathers; i++)
            men.Add(draws.OneOf(names.Male, men, father, i));
        return new([.. men.Skip(1)], names.Families.Length == 0 ? null : draws.OneOf(names.Families, family));
    }

    public Name FullName(Name given) =>
        Name.Join([given, .. Fathers, .. Family is null ? Array.Empty<Name>() : [Family]]);

    /// <summary>The lineage of the children of the man of this lineage with that given name.</summary>
    public Lineage Below(Name given) => this with { Fathers = Fathers.Length == 0 ? [] : [given, .. Fathers[..^1]] };
}
