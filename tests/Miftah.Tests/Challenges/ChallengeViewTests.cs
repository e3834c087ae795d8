using System.Text.RegularExpressions;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Tests.Support;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Text;

namespace Miftah.Tests.Challenges;

public class ChallengeViewTests(ChallengeHost host) : IClassFixture<ChallengeHost>
{
    private const string Browser = "browser-secret-one";

    public static readonly TheoryData<ChallengeKind, string> Ways = new MatrixTheoryData<ChallengeKind, string>(
        Enum.GetValues<ChallengeKind>(),
        ["ar", "en"]
    ).Aggregate(
        new TheoryData<ChallengeKind, string>(),
        (all, row) =>
        {
            all.Add(row.Data);
            return all;
        }
    );

    [Theory]
    [MemberData(nameof(Ways))]
    [Sentence(10)]
    public async Task Show_EveryWay_HasAllItsWordsAndNoAnswer(ChallengeKind kind, string language)
    {
        var issued = host.Gate.Issue("recover", Browser);

        var html = await RenderAsync(issued, kind, language);

        html.ShouldNotContain("[challenge");
        html.ShouldNotContain("[refusal");
        html.ShouldContain($"value=\"{issued.Token}\"");
        WithoutToken(html, issued).ShouldNotContain(host.Gate.Open(issued.Token, Browser)!.Code);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Show_EveryWay_EnterGoesOn(ChallengeKind kind, string language)
    {
        var html = await RenderAsync(host.Gate.Issue("recover", Browser), kind, language);

        // Enter in a field presses the first button of the form.
        var first = Regex.Match(html, "<button[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        first.ShouldContain("type=\"submit\"");
        first.ShouldNotContain("name=");
    }

    [Fact]
    public async Task Show_Auto_KeepsPictureAndSoundForBrowsersWithoutScripts()
    {
        var html = await RenderAsync(host.Gate.Issue("recover", Browser), ChallengeKind.Auto, "ar");

        var fallback = Regex
            .Match(html, "<noscript>.*</noscript>", RegexOptions.Singleline, TimeSpan.FromSeconds(1))
            .Value;
        fallback.ShouldContain("src=\"/challenge/picture?c=");
        fallback.ShouldContain("name=\"ChallengeCode\"");
        fallback.ShouldContain("<audio");
        html.Replace(fallback, "", StringComparison.Ordinal).ShouldNotContain("/challenge/");
        html.ShouldContain("name=\"SwitchChallenge\" value=\"objects\"");
        html.ShouldContain("challenge.js");
    }

    [Fact]
    public async Task Show_Code_IsThereWithAndWithoutScripts()
    {
        var html = await RenderAsync(host.Gate.Issue("recover", Browser), ChallengeKind.Code, "en");

        html.ShouldNotContain("<noscript>");
        html.ShouldNotContain("<script");
        html.ShouldContain("src=\"/en/challenge/audio?c=");
        html.ShouldContain("name=\"ChallengeKind\" value=\"code\"");
    }

    [Fact]
    public async Task Show_Objects_NamesThePicturesNeutrally()
    {
        var issued = host.Gate.Issue("recover", Browser);

        var html = await RenderAsync(issued, ChallengeKind.Objects, "en");

        Count(html, "type=\"radio\"").ShouldBe(16);
        Count(html, "alt=\"Picture 1\"").ShouldBe(2);
        Count(html, "alt=\"Picture 8\"").ShouldBe(2);
        Count(html, "<legend>Which picture shows ").ShouldBe(2);
        Count(html, " checked").ShouldBe(0);
        html.ShouldContain("name=\"SwitchChallenge\" value=\"code\"");
    }

    [Fact]
    public async Task Show_AfterARefusal_SaysItAtTheField()
    {
        var fields = ChallengeFields.None with { Kind = ChallengeKind.Code, Code = "12345" };
        var why = ChallengeRefusals.Code;

        var html = await RenderAsync(host.Gate.Issue("recover", Browser), fields, why, "ar");

        html.ShouldContain("الرمز لا يطابق الصورة. يجب إدخال رمز الصورة الجديدة");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("aria-describedby=\"ChallengeCode-hint ChallengeCode-error\"");
        html.ShouldContain("id=\"ChallengeCode\"");
        html.ShouldNotContain("value=\"12345\"");
    }

    [Theory]
    [InlineData("challenge.object", "ChallengeObject1")]
    [InlineData("challenge.object-empty", "ChallengeObject2")]
    [InlineData("challenge.ended", "Challenge")]
    public async Task Show_AfterARefusal_HasTheElementThatTheSummaryPointsTo(string code, string id)
    {
        var fields = ChallengeFields.None with { Kind = ChallengeKind.Objects, Objects = ["3", ""] };
        var why = new Refusal(code);

        var html = await RenderAsync(host.Gate.Issue("recover", Browser), fields, why, "en");

        fields.FieldOf(why).ShouldBe(id);
        Count(html, $"id=\"{id}\"").ShouldBe(1);
        Count(html, "class=\"error\"").ShouldBe(1);
    }

    [Fact]
    public async Task Show_TheSameChallengeAgain_KeepsTheAnswers()
    {
        var issued = host.Gate.Issue("recover", Browser);
        var fields = ChallengeFields.None with
        {
            Token = issued.Token,
            Kind = ChallengeKind.Objects,
            Objects = ["3", "7"],
        };

        Count(await RenderAsync(issued, fields, null, "ar"), " checked=\"checked\"").ShouldBe(2);
        Count(await RenderAsync(issued, fields with { Token = "other" }, null, "ar"), " checked").ShouldBe(0);
    }

    [Theory]
    [InlineData("challenge.empty")]
    [InlineData("challenge.proof")]
    [InlineData("challenge.code")]
    public void KindAfter_WorkThatDidNotDo_IsTheCode(string code) =>
        ChallengeFields.None.KindAfter(new Refusal(code)).ShouldBe(ChallengeKind.Code);

    [Fact]
    public void KindAfter_AnEndedChallenge_IsTheSame() =>
        ChallengeFields.None.KindAfter(ChallengeRefusals.Ended).ShouldBe(ChallengeKind.Auto);

    private Task<string> RenderAsync(IssuedChallenge issued, ChallengeKind kind, string language) =>
        RenderAsync(issued, ChallengeFields.None with { Kind = kind }, null, language);

    private Task<string> RenderAsync(IssuedChallenge issued, ChallengeFields fields, Refusal? why, string language) =>
        host.RenderAsync(
            new ChallengeView(
                issued,
                fields,
                why is null ? fields.Kind : fields.KindAfter(why),
                why is null ? [] : [(fields.FieldOf(why), why.Code, [])]
            ),
            language == "ar" ? Language.Arabic : Language.English
        );

    private static string WithoutToken(string html, IssuedChallenge issued) =>
        html.Replace(issued.Token, "", StringComparison.Ordinal);

    private static int Count(string html, string part) => html.Split(part).Length - 1;
}
