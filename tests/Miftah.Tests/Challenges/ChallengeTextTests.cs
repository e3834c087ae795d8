using Miftah.Domain.Challenges;
using Miftah.Web.Features.Challenges.Drawing;
using Miftah.Web.Text;

namespace Miftah.Tests.Challenges;

public class ChallengeTextTests
{
    private static readonly TextCatalogue Texts = new();

    public static readonly TheoryData<string> Keys =
    [
        .. ObjectDeck.All.Select(x => $"challenge.object.{x.Name}"),
        .. ChallengeRefusals.All.Select(x => $"refusal.{x.Code}"),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Sentence_StandsInBothLanguages(string key)
    {
        Texts.All(Language.Arabic).Keys.ShouldContain(key);
        Texts.All(Language.English).Keys.ShouldContain(key);
    }

    [Fact]
    public void Objects_NoTwoHaveOneName()
    {
        foreach (var language in new[] { Language.Arabic, Language.English })
            ObjectDeck.All.Select(x => Texts.Find(language, $"challenge.object.{x.Name}")).ShouldBeUnique();
    }
}
