using CsCheck;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Identity;

public class IdentityNumberTests
{
    private static readonly Gen<IdentityNumber> Numbers = Gen.Select(
        Gen.OneOf(PersonKind.Citizen, PersonKind.Resident),
        Gen.Int[0, IdentityNumber.BodyEnd - 1],
        IdentityNumber.FromBody
    );

    [Theory]
    [InlineData("1012345672")]
    [InlineData("١٠١٢٣٤٥٦٧٢")]
    [InlineData("۱۰۱۲۳۴۵۶۷۲")]
    [InlineData(" 10 1234 5672 ")]
    [InlineData("1012-345-672")]
    [InlineData("1012.345.672")]
    [InlineData("\u200F١٠١٢\u00A0٣٤٥–٦٧٢\u202C")]
    public void Parse_SevenSpellings_AreOneNumber(string typed) =>
        IdentityNumber.Parse(typed).Accepted().Value.ShouldBe("1012345672");

    [Theory]
    [InlineData(null, "identity.empty")]
    [InlineData("", "identity.empty")]
    [InlineData(" - ", "identity.empty")]
    [InlineData("10123A5672", "identity.letters")]
    [InlineData("رقم الهوية", "identity.letters")]
    [InlineData("+101234567", "identity.letters")]
    [InlineData("101234567", "identity.length")]
    [InlineData("10123456722", "identity.length")]
    [InlineData("1012345673", "identity.check")]
    [InlineData("3012345670", "identity.check")]
    [InlineData("0000000000", "identity.check")]
    public void Parse_Malformed_IsRefusedForItsReason(string? typed, string code) =>
        IdentityNumber.Parse(typed).CodeOf().ShouldBe(code);

    [Fact]
    public void Parse_OneHundredThousandDigits_IsRefused() =>
        IdentityNumber.Parse(new string('1', 100_000)).CodeOf().ShouldBe("identity.length");

    [Fact]
    public void Parse_NumberInOneHundredThousandSpaces_IsRefused() =>
        IdentityNumber.Parse("1012345672" + new string(' ', 100_000)).IsOk.ShouldBeFalse();

    [Fact]
    public void Parse_EveryMadeNumber_IsAccepted() =>
        Numbers.Sample(number => IdentityNumber.Parse(number.Value).Accepted().ShouldBe(number));

    [Fact]
    public void FromBody_GivesBodyAndKindBack() =>
        Gen.Int[0, IdentityNumber.BodyEnd - 1]
            .Sample(body =>
            {
                var number = IdentityNumber.FromBody(PersonKind.Resident, body);
                number.Body.ShouldBe(body);
                number.Kind.ShouldBe(PersonKind.Resident);
            });

    [Fact]
    public void Parse_OneDigitChanged_IsRefused() =>
        Gen.Select(Numbers, Gen.Int[0, 9], Gen.Int[1, 9])
            .Sample(
                (number, place, step) =>
                {
                    var digits = number.Value.ToCharArray();
                    digits[place] = (char)('0' + (digits[place] - '0' + step) % 10);
                    IdentityNumber.Parse(new string(digits)).CodeOf().ShouldBe("identity.check");
                }
            );

    [Fact]
    public void FromBody_OutOfRange_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => IdentityNumber.FromBody((PersonKind)3, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => IdentityNumber.FromBody(PersonKind.Citizen, -1));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            IdentityNumber.FromBody(PersonKind.Citizen, IdentityNumber.BodyEnd)
        );
    }

    [Fact]
    public void ToString_HidesTheNumber()
    {
        var number = IdentityNumber.Parse("1012345672").Accepted();
        number.ToString().ShouldBe("1•••••••••");
        $"{new { number }}".ShouldNotContain("0123");
    }
}
