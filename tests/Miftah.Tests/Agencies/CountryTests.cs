using System.Security.Cryptography;
using System.Text;
using Miftah.Agencies;
using Miftah.Domain.Identity;
using PhoneNumbers;

namespace Miftah.Tests.Agencies;

public class CountryTests
{
    private const int Many = 50_000;
    private const long Seed = 7;

    private static readonly Country Large = new(Seed, Country.SizeMax);
    private static readonly Person[] People = [.. new Country(Seed, Many).People()];

    [Fact]
    public void People_AreTheSame_WhateverTheSize()
    {
        var small = new Country(Seed, 5_000);
        foreach (var person in small.People())
            ShouldBeSame(Large[person.Index], person);
    }

    [Fact]
    public void People_AreTheSame_MadeAgain()
    {
        foreach (var person in new Country(Seed, Many).People())
            ShouldBeSame(person, People[person.Index]);
    }

    [Fact]
    public void AnotherSeed_GivesOtherPeople() =>
        new Country(Seed + 1, 1_000)
            .People()
            .Count(x => x.IdentityNumber == People[x.Index].IdentityNumber || x.Mobile == People[x.Index].Mobile)
            .ShouldBeLessThan(5);

    // Written down once: a change of the recipe changes everybody's data, and must be meant.
    [Fact]
    public void TheFirstThousand_StayWhoTheyWere()
    {
        var everyone = string.Join('\n', new Country(seed: 1, size: 1_000).People().Select(Described));
        Convert
            .ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(everyone)))
            .ShouldBe("d1f0eb1800be1e2fcbc70773eb48caf2fd00b82abe138a6fe61e3fcceeaa03be");
    }

    [Fact]
    public void IdentityNumbers_AreAllDifferent_DependantsToo() =>
        AllNumbers().Distinct().Count().ShouldBe(AllNumbers().Count());

    [Fact]
    public void IdentityNumbers_AreAllWellFormed()
    {
        foreach (var number in AllNumbers())
            IdentityNumber.Parse(number.Value).Accepted().ShouldBe(number);
    }

    [Fact]
    public void Mobiles_AreAllDifferentAndValid()
    {
        People.Select(x => x.Mobile).Distinct(StringComparer.Ordinal).Count().ShouldBe(Many);
        var phones = PhoneNumberUtil.GetInstance();
        foreach (var person in People.Take(2_000))
        {
            var parsed = phones.Parse(person.Mobile, defaultRegion: null);
            phones.IsValidNumber(parsed).ShouldBeTrue(person.Mobile);
            phones.GetNumberType(parsed).ShouldBe(PhoneNumberType.MOBILE);
        }
    }

    [Fact]
    public void Find_EveryPerson_ByTheirNumber()
    {
        var country = new Country(Seed, Many);
        foreach (var person in People)
            ShouldBeSame(country.Find(person.IdentityNumber)!, person);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9_999_999)]
    [InlineData(16_000_003)]
    [InlineData(Country.SizeMax - 2)]
    [InlineData(Country.SizeMax - 1)]
    public void Find_AmongMillions_IsTheInverse(int index) =>
        Large.Find(Large[index].IdentityNumber)!.Index.ShouldBe(index);

    [Fact]
    public void Find_PersonBeyondTheSize_IsNull()
    {
        new Country(Seed, 10).Find(Large[10].IdentityNumber).ShouldBeNull();
        new Country(Seed, 11).Find(Large[10].IdentityNumber).ShouldNotBeNull();
    }

    [Fact]
    public void Find_Dependant_IsNull()
    {
        var dependants = People.SelectMany(x => x.Dependants).Take(1_000).ToArray();
        dependants.ShouldNotBeEmpty();
        dependants.ShouldAllBe(x => Large.Find(x.IdentityNumber) == null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(29_999_999)]
    public void Find_NumberOfARangeInRealUse_IsNull(int body) =>
        Large.Find(IdentityNumber.FromBody(PersonKind.Citizen, body)).ShouldBeNull();

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Index_OutOfRange_Throws(int index) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Country(Seed, 10)[index]);

    [Theory]
    [InlineData(0)]
    [InlineData(Country.SizeMax + 1)]
    public void Size_OutOfRange_Throws(int size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Country(Seed, size));

    private static IEnumerable<IdentityNumber> AllNumbers() =>
        People.SelectMany(x => x.Dependants.Select(child => child.IdentityNumber).Prepend(x.IdentityNumber));

    private static void ShouldBeSame(Person a, Person b) => Described(a).ShouldBe(Described(b));

    private static string Described(Person x) =>
        string.Join(
            " | ",
            [
                $"{x.Index} {x.IdentityNumber.Value} {x.Kind} {x.Sex} {x.NameArabic} {x.NameEnglish} {x.Nationality}",
                $"{x.BirthDate:O} {x.Mobile} {x.PassportNumber} {x.IdExpiryDate:O} {x.IdVersion}",
                $"{x.IqamaExpiryDate:O} {x.BorderNumber} {x.EmployerNumber}",
                .. x.Dependants.Select(y =>
                    $"{y.IdentityNumber.Value} {y.Sex} {y.NameArabic} {y.NameEnglish} {y.BirthDate:O}"
                ),
            ]
        );
}
