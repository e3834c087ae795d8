using CsCheck;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Identity;

public class UsernameTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Gen<string> Names = Gen.Select(
        Gen.Char[Letters],
        Gen.String[Gen.Char[Letters + "0123456789._-"], Username.LengthMin - 1, Username.LengthMax - 1],
        (first, rest) => first + rest
    );

    [Theory]
    [InlineData("n.alsalem")]
    [InlineData("Abcd")]
    [InlineData("a_b-c.1")]
    [InlineData("  noura1  ")]
    public void Parse_WellFormed_IsAccepted(string typed) =>
        Username.Parse(typed).Accepted().Value.ShouldBe(typed.Trim());

    [Theory]
    [InlineData(null, "username.empty")]
    [InlineData(" ", "username.empty")]
    [InlineData("1abcd", "username.start")]
    [InlineData(".abcd", "username.start")]
    [InlineData("نورة", "username.start")]
    [InlineData("аbcd", "username.start")]
    [InlineData("1012345672", "username.start")]
    [InlineData("0551234567", "username.start")]
    [InlineData("+966551234567", "username.start")]
    [InlineData("ab cd", "username.characters")]
    [InlineData("ab@cd", "username.characters")]
    [InlineData("abcdé", "username.characters")]
    [InlineData("abc", "username.length")]
    [InlineData("a23456789012345678901234567890123", "username.length")]
    public void Parse_Malformed_IsRefusedForItsReason(string? typed, string code) =>
        Username.Parse(typed).CodeOf().ShouldBe(code);

    [Fact]
    public void Parse_OneHundredThousandLetters_IsRefused() =>
        Username.Parse(new string('a', 100_000)).CodeOf().ShouldBe("username.length");

    [Fact]
    public void Parse_NameInOneHundredThousandSpaces_IsRefused() =>
        Username.Parse("noura" + new string(' ', 100_000)).IsOk.ShouldBeFalse();

    [Fact]
    public void Key_OfEverySpelling_IsOne() =>
        Names.Sample(name =>
        {
            var lower = Username.Parse(name.ToLowerInvariant()).Accepted();
            var upper = Username.Parse(name.ToUpperInvariant()).Accepted();
            upper.Key.ShouldBe(lower.Key);
            upper.ShouldBe(lower);
            upper.GetHashCode().ShouldBe(lower.GetHashCode());
        });

    [Fact]
    public void Key_FullWidthAndArabicDigits_IsThePlainOne() =>
        Username.Parse("Ｎｏｕｒａ٧").Accepted().Key.ShouldBe("noura7");

    [Fact]
    public void Name_IsNeverAnIdentityNumber() =>
        Names.Sample(name => IdentityNumber.Parse(Username.Parse(name).Accepted().Value).IsOk.ShouldBeFalse());

    [Fact]
    public void ToString_HidesTheName() => Username.Parse("noura").Accepted().ToString().ShouldNotContain("noura");
}
