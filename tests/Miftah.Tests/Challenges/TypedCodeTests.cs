using Miftah.Domain.Challenges;

namespace Miftah.Tests.Challenges;

public class TypedCodeTests
{
    [Theory]
    [InlineData("12345")]
    [InlineData("١٢٣٤٥")]
    [InlineData("۱۲۳۴۵")]
    [InlineData("1 2 3 4 5")]
    [InlineData(" 12-345 ")]
    [InlineData("12\u00A03\u200F45")]
    [InlineData("\u202A١٢٣-٤٥\u202C")]
    public void Digits_HoweverTyped_AreTheSame(string typed) => TypedCode.Digits(typed).ShouldBe("12345");

    [Theory]
    [InlineData("1234S")]
    [InlineData("12345+")]
    [InlineData("²2345")]
    public void Digits_WithOtherSigns_IsNull(string typed) => TypedCode.Digits(typed).ShouldBeNull();

    [Fact]
    public void Digits_OfVeryLongText_IsNull() => TypedCode.Digits(new string('1', 65)).ShouldBeNull();
}
