using Miftah.Web.Shared;

namespace Miftah.Tests.Shared;

public class FieldTagHelperTests
{
    private const string Stale = "page.stale";
    private const string StaleSentence = "This page timed out before it was sent. You can send it again now.";

    [Fact]
    public async Task TextField_HasLabelHintAndInputThatKnowEachOther()
    {
        var html = await Rendered.HtmlAsync(Text(x => x.Hint = "10 digits"));

        html.ShouldBe(
            "<div class=\"field\"><label for=\"IdNumber\">ID number</label>"
                + "<p class=\"hint\" id=\"IdNumber-hint\">10 digits</p>"
                + "<input aria-describedby=\"IdNumber-hint\" dir=\"ltr\" id=\"IdNumber\" name=\"IdNumber\" type=\"text\" />"
                + "</div>"
        );
    }

    [Fact]
    public async Task TextField_WhenRefused_SaysSoAtTheField()
    {
        var html = await Rendered.HtmlAsync(Text(x => x.Hint = "10 digits", ("IdNumber", Stale)));

        html.ShouldContain("class=\"field field-error\"");
        html.ShouldContain("aria-describedby=\"IdNumber-hint IdNumber-error\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain(
            $"<p class=\"error\" id=\"IdNumber-error\"><span class=\"vh\">Error: </span>{StaleSentence}</p>"
        );
    }

    [Fact]
    public async Task TextField_WhenAnotherIsRefused_StaysCalm()
    {
        var html = await Rendered.HtmlAsync(Text(_ => { }, ("Mobile", Stale)));

        html.ShouldNotContain("error");
        html.ShouldNotContain("aria-");
    }

    [Fact]
    public async Task TextField_ShowsWhatWasTypedAsText()
    {
        var html = await Rendered.HtmlAsync(
            Text(x =>
            {
                x.Value = "\"><script>";
                x.Label = "<b>";
                x.Hint = "a & b";
            })
        );

        html.ShouldContain("value=\"&quot;&gt;&lt;script&gt;\"");
        html.ShouldContain(">&lt;b&gt;</label>");
        html.ShouldContain(">a &amp; b</p>");
    }

    [Fact]
    public async Task TextField_TakesMarkupOfAHintFromItsContent() =>
        (await Rendered.HtmlAsync(Text(_ => { }), content: "for example <bdi>0500000000</bdi>")).ShouldContain(
            "<p class=\"hint\" id=\"IdNumber-hint\">for example <bdi>0500000000</bdi></p>"
        );

    [Fact]
    public async Task TextField_AsHeading_IsTheH1() =>
        (await Rendered.HtmlAsync(Text(x => x.Heading = true))).ShouldContain(
            "<h1 class=\"label-h1\"><label for=\"IdNumber\">ID number</label></h1>"
        );

    [Fact]
    public async Task TextField_NeverAsksTheBrowserToCheck()
    {
        var html = await Rendered.HtmlAsync(Text(x => x.Value = "1"));

        html.ShouldNotContain("required");
        html.ShouldNotContain("maxlength");
        html.ShouldNotContain("*");
    }

    [Theory]
    [InlineData(199, 199)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    public void Echo_IsLimited(int typed, int shown) =>
        TextFieldTagHelper.Echo(new string('a', typed))!.Length.ShouldBe(shown);

    [Fact]
    public void Echo_NeverCutsACharacterInTwo() =>
        TextFieldTagHelper.Echo(new string('a', 199) + "😀").ShouldBe(new string('a', 199));

    [Fact]
    public async Task PasswordField_LetsManagersWorkAndNamesItsButton()
    {
        var html = await Rendered.HtmlAsync(
            new PasswordFieldTagHelper(Rendered.English)
            {
                ViewContext = Rendered.View(("Password", Stale)),
                Name = "Password",
                Label = "Password",
                Autocomplete = "new-password",
                Show = "Show confirmation",
                Hide = "Hide confirmation",
            }
        );

        html.ShouldContain("type=\"password\"");
        html.ShouldContain("autocomplete=\"new-password\"");
        html.ShouldContain("autocapitalize=\"none\"");
        html.ShouldContain("spellcheck=\"false\"");
        html.ShouldContain("data-show=\"Show confirmation\"");
        html.ShouldContain("data-hide=\"Hide confirmation\"");
        html.ShouldContain(StaleSentence);
        html.ShouldNotContain("value=");
        html.ShouldNotContain("maxlength");
        html.ShouldNotContain("<button");
    }

    [Fact]
    public async Task RadioField_GroupsChoicesUnderTheirQuestion()
    {
        var html = await Rendered.HtmlAsync(
            new RadioFieldTagHelper(Rendered.English)
            {
                ViewContext = Rendered.View(("Question", Stale)),
                Name = "Question",
                Question = "Which?",
                Heading = true,
                Value = "b",
                Options = [("a", "One"), ("b", "Two")],
            }
        );

        html.ShouldContain("<fieldset aria-describedby=\"Question-error\"><legend class=\"label-h1\"><h1>Which?</h1>");
        html.ShouldContain("<input id=\"Question\" name=\"Question\" type=\"radio\" value=\"a\" />");
        html.ShouldContain(
            "<input checked=\"checked\" id=\"Question-2\" name=\"Question\" type=\"radio\" value=\"b\" />"
                + "<label for=\"Question-2\">Two</label>"
        );
        html.ShouldNotContain("aria-invalid"); // Not an attribute of a radio button.
    }

    [Theory]
    [InlineData("Month", "Month")]
    [InlineData("Answer", "Day,Month,Year")]
    [InlineData("Calendar", "")]
    public async Task DateField_MarksThePartThatWasRefused(string field, string marked)
    {
        var html = await Rendered.HtmlAsync(Date((field, Stale)));

        html.ShouldContain(StaleSentence);
        foreach (var part in (string[])["Day", "Month", "Year"])
            InputOf(html, part).Contains("aria-invalid", StringComparison.Ordinal).ShouldBe(marked.Contains(part));
    }

    [Fact]
    public async Task DateField_TakesEveryWayToWriteAMonth()
    {
        var html = await Rendered.HtmlAsync(Date());

        html.ShouldContain("<fieldset id=\"Answer\"><legend>When?</legend>");
        html.ShouldContain("checked=\"checked\" id=\"Calendar\" name=\"Calendar\" type=\"radio\" value=\"hijri\"");
        InputOf(html, "Day").ShouldContain("inputmode=\"numeric\"");
        InputOf(html, "Month").ShouldNotContain("inputmode");
        InputOf(html, "Month").ShouldContain("value=\"رمضان\"");
        html.ShouldNotContain("type=\"date\"");
    }

    private static string InputOf(string html, string id) =>
        html.Split('<').Single(x => x.StartsWith("input", StringComparison.Ordinal) && x.Contains($"id=\"{id}\""));

    private static TextFieldTagHelper Text(Action<TextFieldTagHelper> more, params (string, string)[] refusals)
    {
        var field = new TextFieldTagHelper(Rendered.English)
        {
            ViewContext = Rendered.View(refusals),
            Name = "IdNumber",
            Label = "ID number",
            Dir = "ltr",
        };
        more(field);
        return field;
    }

    private static DateFieldTagHelper Date(params (string, string)[] refusals) =>
        new(Rendered.English)
        {
            ViewContext = Rendered.View(refusals),
            Question = "When?",
            Calendar = "hijri",
            Day = "14",
            Month = "رمضان",
            Year = "1449",
        };
}
