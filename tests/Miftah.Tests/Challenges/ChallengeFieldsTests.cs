using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Miftah.Domain.Challenges;
using Miftah.Web.Features.Challenges;

namespace Miftah.Tests.Challenges;

public class ChallengeFieldsTests
{
    [Fact]
    public void Of_ReadsEveryField()
    {
        var fields = Read(
            ("Challenge", "token"),
            ("ChallengeKind", "code"),
            ("ChallengeProof", "1.2"),
            ("ChallengeCode", " 12345 "),
            ("ChallengeObject1", "3"),
            ("ChallengeObject2", "8")
        );

        fields.Token.ShouldBe("token");
        fields.Kind.ShouldBe(ChallengeKind.Code);
        fields.Proof.ShouldBe("1.2");
        fields.Code.ShouldBe("12345");
        fields.Objects.ShouldBe(["3", "8"]);
    }

    [Fact]
    public void Of_TheSwitchButton_WinsOverTheHiddenKind()
    {
        var fields = Read(("ChallengeKind", "code"), ("SwitchChallenge", "objects"));

        fields.Kind.ShouldBe(ChallengeKind.Objects);
        fields.IsSwitch.ShouldBeTrue();
        Read(("ChallengeKind", "code")).IsSwitch.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("nothing")]
    [InlineData("Code, Objects")]
    public void Of_UnknownKind_IsAuto(string kind) => Read(("ChallengeKind", kind)).Kind.ShouldBe(ChallengeKind.Auto);

    [Fact]
    public void Of_AnEmptyForm_HasEmptyTextsAndNoNulls()
    {
        var fields = Read();

        fields.Token.ShouldBe("");
        fields.Proof.ShouldBe("");
        fields.Code.ShouldBe("");
        fields.Objects.ShouldBe(["", ""]);
    }

    private static ChallengeFields Read(params (string Name, string Value)[] fields) =>
        ChallengeFields.Of(
            new FormCollection(fields.ToDictionary(x => x.Name, x => new StringValues(x.Value), StringComparer.Ordinal))
        );
}
