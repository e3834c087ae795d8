using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

public class QuestionTests
{
    [Fact]
    [Sentence(4)]
    public void For_Citizen_IsTheClosedListInOrder() =>
        Question
            .For(PersonKind.Citizen)
            .Select(x => x.Key)
            .ShouldBe(["passport-number", "id-expiry-date", "id-version", "birth-date", "dependant-number"]);

    [Fact]
    [Sentence(4)]
    public void For_Resident_IsTheClosedListInOrder() =>
        Question
            .For(PersonKind.Resident)
            .Select(x => x.Key)
            .ShouldBe(["passport-number", "iqama-expiry-date", "border-number", "birth-date", "employer-number"]);

    [Theory]
    [InlineData(PersonKind.Citizen)]
    [InlineData(PersonKind.Resident)]
    public void Find_KeyOfTheList_IsFound(PersonKind kind) =>
        Question.For(kind).ShouldAllBe(x => Question.Find(kind, x.Key) == x);

    [Theory]
    [InlineData(PersonKind.Citizen, "border-number")]
    [InlineData(PersonKind.Resident, "id-version")]
    [InlineData(PersonKind.Citizen, "Birth-Date")]
    [InlineData(PersonKind.Citizen, "mothers-name")]
    [InlineData(PersonKind.Citizen, "")]
    [InlineData(PersonKind.Citizen, null)]
    [Sentence(18)]
    public void Find_ForeignOrForgedKey_IsNull(PersonKind kind, string? key) => Question.Find(kind, key).ShouldBeNull();

    [Fact]
    public void EveryQuestion_HasASpaceToGuessIn() =>
        Question.For(PersonKind.Citizen).Concat(Question.For(PersonKind.Resident)).ShouldAllBe(x => x.SpaceSize > 1);

    [Fact]
    public void TheShapeOfTheForm_FollowsTheFormat()
    {
        Question.Find(PersonKind.Citizen, "birth-date")!.AsksDate.ShouldBeTrue();
        Question.Find(PersonKind.Citizen, "passport-number")!.AsksDate.ShouldBeFalse();
        Question.Find(PersonKind.Citizen, "passport-number")!.AsksDigits.ShouldBeFalse();
        Question.Find(PersonKind.Citizen, "dependant-number")!.AsksDigits.ShouldBeTrue();
    }
}
