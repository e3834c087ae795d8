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
    private const int BirthIntervalDays = 500;
    private const int BirthGapDays = 300;
    private const int CitizensWithDependantsPercent = 55;
    private const int ResidentsWithDependantsPercent = 25;

    /// <param name="index">Of the guardian.</param>
    /// <param name="given">The guardian's own name.</param>
    /// <param name="guardianBirth">Bounds the children's ages.</param>
    /// <param name="isCitizen">Whether the guardian is a citizen; residents come alone more often.</param>
    /// <param name="lineage">Of the children of a man; a woman's children are named for her husband, null here.</param>
    public Dependant[] Dependants(int index, Name given, DateOnly guardianBirth, bool isCitizen, Lineage? lineage)
    {
        var first = Later(guardianBirth.AddYears(ParentAgeMin), asOf.AddYears(-AdultAge).AddDays(1));
        var last = Earlier(guardianBirth.AddYears(ParentAgeMax), asOf);
        var percent = isCitizen ? CitizensWithDependantsPercent : ResidentsWithDependantsPercent;
        if (first > last || !draws.Percent(percent, Trait.HasDependants))
            return [];
        var days = last.DayNumber - first.DayNumber + 1;
        var count = Math.Min(
            1 + draws.Below(Numbering.DependantsMax, Trait.DependantCount),
            Math.Max(1, days / BirthIntervalDays)
        );
        lineage ??= Lineage.Draw(names, given, draws, Trait.HusbandName, Trait.HusbandFamilyName);
        var interval = days / count;
        List<Name> taken = [.. lineage.Fathers];
        var made = new Dependant[count];
        for (var i = 0; i < count; i++)
        {
            // Each child has an interval of its own, and its last part stays free before the next.
            var from = first.AddDays(i * interval);
            var until = from.AddDays(Math.Max(0, interval - BirthGapDays));
            made[i] = Child(index, slot: 1 + i, from, until, lineage, taken);
        }
        return made;
    }

    private Dependant Child(int index, int slot, DateOnly from, DateOnly until, Lineage lineage, List<Name> taken)
    {
        var sex = draws.Percent(50, Trait.ChildSex, slot) ? Sex.Male : Sex.Female;
        var given = draws.OneOf(names.Given(sex), taken, Trait.ChildName, slot);
        taken.Add(given);
        var name = lineage.FullName(given);
        return new Dependant
        {
            IdentityNumber = numbering.NumberOf(index, slot),
            Sex = sex,
            NameArabic = name.Arabic,
            NameEnglish = name.English,
            BirthDate = draws.DayBetween(from, until, Trait.ChildBirthDate, slot),
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
