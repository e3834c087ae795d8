using Miftah.Agencies.Names;
using Miftah.Agencies.Seeded;
using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>Makes the person of an index: every datum is a draw of that person's own.</summary>
internal sealed class PersonMaker(ulong seed, DateOnly asOf, Numbering numbering)
{
    private const int AgeMin = 18;
    private const int AgeEnd = 80;
    private const int CitizensWithPassportPercent = 85;
    private const int ResidentsWithEmployerPercent = 90;
    private const int IdVersionMax = 5;
    private const int Employers = 100_000;

    // A phone is lost and its number moves to a new SIM: one in so many, within the last three days.
    private const int PeoplePerChangedSim = 100;
    private const int SimChangeHoursEnd = 72;

    // Some documents have run out: people lose sight of them, and services must cope.
    private const int ExpiredDaysMax = 60;
    private const int IdYears = 10;
    private const int IqamaYears = 1;

    public Person Make(int index)
    {
        var draws = new Draws(seed, index);
        var isCitizen = Numbering.KindOf(index) == PersonKind.Citizen;
        var nationality = isCitizen ? Nationality.Home : draws.OneOf(Nationality.Weighted, Trait.Nationality);
        var sex = draws.Percent(nationality.MalePercent, Trait.Sex) ? Sex.Male : Sex.Female;
        var given = draws.OneOf(nationality.Names.Given(sex), Trait.GivenName);
        var lineage = Lineage.Draw(nationality.Names, given, draws, Trait.FatherName, Trait.FamilyName);
        var name = lineage.FullName(given);
        var birth = draws.DayBetween(asOf.AddYears(-AgeEnd).AddDays(1), asOf.AddYears(-AgeMin), Trait.BirthDate);
        var family = new Family(draws, asOf, numbering, nationality.Names);
        return new Person
        {
            Index = index,
            IdentityNumber = numbering.NumberOf(index, slot: 0),
            Sex = sex,
            NameArabic = name.Arabic,
            NameEnglish = name.English,
            Nationality = nationality.Code,
            BirthDate = birth,
            Mobile = numbering.MobileOf(index),
            SimChangedHoursAgo =
                draws.Below(PeoplePerChangedSim, Trait.SimChange) == 0
                    ? draws.Below(SimChangeHoursEnd, Trait.SimChange, part: 1)
                    : null,
            PassportNumber =
                isCitizen && !draws.Percent(CitizensWithPassportPercent, Trait.HasPassport)
                    ? null
                    : draws.Number(nationality.PassportPattern, Trait.PassportNumber),
            IdExpiryDate = isCitizen ? Expiry(draws, IdYears) : null,
            IdVersion = isCitizen ? 1 + draws.Below(IdVersionMax, Trait.IdVersion) : null,
            IqamaExpiryDate = isCitizen ? null : Expiry(draws, IqamaYears),
            BorderNumber = isCitizen ? null : Border(draws),
            EmployerNumber = isCitizen ? null : Employer(draws),
            Dependants = family.Dependants(
                index,
                given,
                birth,
                isCitizen,
                sex == Sex.Male ? lineage.Below(given) : null
            ),
        };
    }

    private DateOnly Expiry(Draws draws, int years) =>
        draws.DayBetween(asOf.AddDays(-ExpiredDaysMax), asOf.AddYears(years), Trait.ExpiryDate);

    private static string Border(Draws draws) =>
        draws.Number(draws.Percent(50, Trait.BorderNumber, part: 1) ? "3#########" : "4#########", Trait.BorderNumber);

    // Many residents share an employer, and an employer's number is a draw of its own.
    private string? Employer(Draws draws) =>
        draws.Percent(ResidentsWithEmployerPercent, Trait.HasEmployer)
            ? new Draws(seed, draws.Below(Employers, Trait.Employer)).Number("7#########", Trait.EmployerNumber)
            : null;
}
