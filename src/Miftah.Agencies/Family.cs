using Miftah.Agencies.Names;
using Miftah.Agencies.Seeded;

namespace Miftah.Agencies;

/// <summary>
/// Makes the minors in a person's care. Each adult is drawn alone: two parents of one child do not meet here.
/// </summary>
internal sealed class Family(Draws draws, DateOnly asOf, Numbering numbering, NameStock names)
{
    private const int AdultAge = 18;
    private const int ParentAgeMin = 20;
    private const int ParentAgeMax = 50;
    private const int CitizensWithDependantsPercent = 55;
    private const int ResidentsWithDependantsPercent = 25;

    /// <param name="index">Of the guardian.</param>
    /// <param name="sex">Of the guardian.</param>
    /// <param name="guardianBirth">Bounds the children's ages.</param>
    /// <param name="isCitizen">Whether the guardian is a citizen; residents come alone more often.</param>
    /// <param name="lineage">Of the children of a man; a woman's children are named for her husband, null here.</param>
    public Dependant[] Dependants(int index, Sex sex, DateOnly guardianBirth, bool isCitizen, Lineage? lineage)
    {
        var first = Later(guardianBirth.AddYears(ParentAgeMin), asOf.AddYears(-AdultAge).AddDays(1));
        var last = Earlier(guardianBirth.AddYears(ParentAgeMax), asOf);
        var percent = isCitizen ? CitizensWithDependantsPercent : ResidentsWithDependantsPercent;
        if (first > last || !draws.Percent(percent, Trait.HasDependants))
            return [];
        lineage ??= Lineage.Draw(names, draws, Trait.HusbandName, Trait.HusbandFamilyName);
        var made = new Dependant[1 + draws.Below(Numbering.DependantsMax, Trait.DependantCount)];
        for (var i = 0; i < made.Length; i++)
            made[i] = Child(index, slot: 1 + i, first, last, lineage);
        return made;
    }

    private Dependant Child(int index, int slot, DateOnly first, DateOnly last, Lineage lineage)
    {
        var sex = draws.Percent(50, Trait.ChildSex, slot) ? Sex.Male : Sex.Female;
        var name = lineage.FullName(draws.OneOf(names.Given(sex), Trait.ChildName, slot));
        return new Dependant
        {
            IdentityNumber = numbering.NumberOf(index, slot),
            Sex = sex,
            NameArabic = name.Arabic,
            NameEnglish = name.English,
            BirthDate = draws.DayBetween(first, last, Trait.ChildBirthDate, slot),
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
