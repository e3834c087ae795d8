using Miftah.Agencies;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;

namespace Miftah.Tests.Agencies;

public class PopulationTests
{
    private static readonly Person[] People = [.. new Country(seed: 3, size: 20_000).People()];

    [Fact]
    public void Adults_AreEighteenToSeventyNine() =>
        People.ShouldAllBe(x =>
            x.BirthDate <= Country.Epoch.AddYears(-18) && x.BirthDate > Country.Epoch.AddYears(-80)
        );

    [Fact]
    public void Dependants_AreMinorsYoungerThanTheirGuardian() =>
        People
            .SelectMany(x => x.Dependants.Select(child => (Guardian: x, Child: child)))
            .ShouldAllBe(x =>
                x.Child.BirthDate > Country.Epoch.AddYears(-18)
                && x.Child.BirthDate <= Country.Epoch
                && x.Child.BirthDate >= x.Guardian.BirthDate.AddYears(20)
                && x.Child.IdentityNumber.Kind == x.Guardian.Kind
            );

    [Fact]
    public void Dependants_AreNoneToFive_AndEachNumberOccurs() =>
        People.Select(x => x.Dependants.Count).Distinct().Order().ShouldBe([0, 1, 2, 3, 4, 5]);

    [Fact]
    public void ChildrenOfAMan_BearHisNameAfterTheirOwn_InBothScripts()
    {
        var fathers = People
            .Where(x => x is { Kind: PersonKind.Citizen, Sex: Sex.Male, Dependants.Count: > 0 })
            .ToArray();
        fathers.ShouldNotBeEmpty();
        foreach (var father in fathers)
        foreach (var child in father.Dependants)
        {
            child.NameArabic.Split(' ')[1].ShouldBe(father.NameArabic.Split(' ')[0]);
            child.NameEnglish.Split(' ')[1].ShouldBe(father.NameEnglish.Split(' ')[0]);
            child.NameEnglish.Split(' ')[^1].ShouldBe(father.NameEnglish.Split(' ')[^1]);
        }
    }

    [Fact]
    public void Siblings_AreMonthsApart_AndCalledDifferently()
    {
        foreach (var person in People)
        {
            var births = person.Dependants.Select(x => x.BirthDate.DayNumber).Order().ToArray();
            births.Zip(births.Skip(1), (a, b) => b - a).ShouldAllBe(days => days >= 270);
            person.Dependants.Select(x => x.NameEnglish).ShouldBeUnique();
        }
    }

    [Fact]
    public void Nobody_BearsTheNameOfTheirFather()
    {
        foreach (var name in People.SelectMany(x => x.Dependants.Select(y => y.NameEnglish).Append(x.NameEnglish)))
            name.Split(' ')[0].ShouldNotBe(name.Split(' ')[1]);
    }

    [Fact]
    public void Names_AreInTheirScripts_AndOfOneLength()
    {
        foreach (var person in People)
        {
            person.NameArabic.All(c => c is ' ' or (>= 'ء' and <= 'ي')).ShouldBeTrue(person.NameArabic);
            person.NameEnglish.All(c => c is ' ' or '-' || char.IsAsciiLetter(c)).ShouldBeTrue(person.NameEnglish);
            person.NameArabic.Count(c => c == ' ').ShouldBe(person.NameEnglish.Count(c => c == ' '));
        }
    }

    [Fact]
    public void CitizensAndResidents_HoldTheirOwnDocuments()
    {
        var byKind = People.ToLookup(x => x.Kind);
        byKind[PersonKind.Citizen]
            .ShouldAllBe(x =>
                x.Nationality == "SA"
                && x.IdExpiryDate != null
                && x.IdVersion >= 1
                && x.IqamaExpiryDate == null
                && x.BorderNumber == null
                && x.EmployerNumber == null
            );
        byKind[PersonKind.Resident]
            .ShouldAllBe(x =>
                x.Nationality != "SA"
                && x.IdExpiryDate == null
                && x.IdVersion == null
                && x.IqamaExpiryDate != null
                && x.BorderNumber != null
                && x.PassportNumber != null
            );
        byKind[PersonKind.Resident].Select(x => x.Nationality).Distinct().Count().ShouldBeGreaterThan(12);
    }

    [Fact]
    public void SomeHaveNoPassport_NoEmployer_OrARunOutDocument()
    {
        People.ShouldContain(x => x.Kind == PersonKind.Citizen && x.PassportNumber == null);
        People.ShouldContain(x => x.Kind == PersonKind.Resident && x.EmployerNumber == null);
        People.ShouldContain(x => x.IqamaExpiryDate < Country.Epoch);
        People.ShouldContain(x => x.IdExpiryDate > Country.Epoch.AddYears(9));
    }

    [Fact]
    public void EveryDatum_IsAnAnswerThatTheQuestionAccepts()
    {
        foreach (var person in People.Take(5_000))
        foreach (var question in Question.For(person.Kind))
        foreach (var datum in Register.DataOf(person, question.Key))
            Answer.Parse(question, AsTyped(question, datum)).Accepted().ShouldBe(datum);
    }

    [Fact]
    public void AsOf_MovesEveryDate_AndNoNumber()
    {
        var later = new Country(seed: 3, size: 100, Country.Epoch.AddYears(4));
        foreach (var person in later.People())
        {
            person.BirthDate.ShouldBeGreaterThan(People[person.Index].BirthDate);
            person.IdentityNumber.ShouldBe(People[person.Index].IdentityNumber);
            person.Mobile.ShouldBe(People[person.Index].Mobile);
        }
    }

    [Fact]
    public void ToString_HidesWhatIsPersonal()
    {
        var person = People.First(x => x.Dependants.Count > 0);
        person.ToString().ShouldBe($"Person {(int)person.Kind}•••••••••");
        person.Dependants[0].ToString().ShouldNotContain(person.Dependants[0].NameEnglish);
    }

    private static AnswerFields AsTyped(Question question, string datum) =>
        question.AsksDate
            ? AnswerFields.OfDate(AnswerFields.Gregorian, datum[8..], datum[5..7], datum[..4])
            : AnswerFields.OfText(datum);
}
