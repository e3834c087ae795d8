using Microsoft.AspNetCore.Http;
using Miftah.Web.Shared;

namespace Miftah.Tests.Shared;

public class PageTagHelperTests
{
    [Fact]
    public async Task ErrorSummary_LinksEachRefusalToItsField()
    {
        var html = await Rendered.HtmlAsync(Summary(("IdNumber", "page.stale"), ("", "page.stale")));

        const string sentence = "This page timed out before it was sent. You can send it again now.";
        html.ShouldStartWith("<div class=\"error-summary\" id=\"error-summary\" role=\"alert\" tabindex=\"-1\"");
        html.ShouldContain("aria-labelledby=\"error-summary-title\"");
        html.ShouldContain("<h2 id=\"error-summary-title\">There is a problem</h2>");
        html.ShouldContain(
            $"<ul><li><a href=\"#IdNumber\">{sentence}</a></li><li>{sentence}</li></ul>",
            Case.Sensitive,
            "a refusal of no field is no link"
        );
    }

    [Fact]
    public async Task ErrorSummary_WithoutRefusals_IsNotThere() =>
        (await Rendered.HtmlAsync(Summary())).ShouldBeEmpty();

    [Theory]
    [InlineData("/recover", "/en/recover")]
    [InlineData("~/recover", "/en/recover")]
    [InlineData("~/", "/en/")]
    [InlineData("/en/recover", "/en/recover")]
    [InlineData("/enrolment", "/en/enrolment")]
    public async Task BackLink_StaysInItsLanguage(string href, string expected)
    {
        var link = new BackLinkTagHelper(Rendered.English) { ViewContext = Rendered.View(), Href = href };

        var html = await Rendered.HtmlAsync(link);

        html.ShouldContain($"<a class=\"back\" href=\"{expected}\">");
        html.ShouldEndWith("</svg>Back</a>");
    }

    [Fact]
    public async Task BackLink_InArabic_HasNoPrefixAndTurnsItsArrow()
    {
        var link = new BackLinkTagHelper(Rendered.Arabic) { ViewContext = Rendered.View(), Href = "~/recover" };

        var html = await Rendered.HtmlAsync(link, content: "العودة إلى إدخال الرمز");

        html.ShouldContain("href=\"/recover\"");
        html.ShouldContain("class=\"icon flip\"");
        html.ShouldEndWith("</svg>العودة إلى إدخال الرمز</a>");
    }

    [Theory]
    [InlineData("check", "icon")]
    [InlineData("key-round", "icon")]
    [InlineData("chevron-left", "icon flip")]
    [InlineData("log-out", "icon flip")]
    public async Task Icon_TurnsOnlyWhatPoints(string name, string classes)
    {
        var html = await Rendered.HtmlAsync(new IconTagHelper { ViewContext = Rendered.View(), Name = name });

        html.ShouldContain($"class=\"{classes}\"");
        html.ShouldContain("aria-hidden=\"true\"");
        html.ShouldContain($"<use href=\"/icons.svg#{name}\"></use>");
    }

    [Fact]
    public async Task Num_IsIsolated() =>
        (await Rendered.HtmlAsync(new IsolateTagHelper(), "num", "2026-10-26")).ShouldBe(
            "<bdi dir=\"ltr\">2026-10-26</bdi>"
        );

    [Fact]
    public async Task Phone_IsIsolatedAndKeptTogether() =>
        (await Rendered.HtmlAsync(new IsolateTagHelper(), "phone", "+966 50 000 0000")).ShouldBe(
            "<bdi class=\"phone\" dir=\"ltr\">+966 50 000 0000</bdi>"
        );

    [Fact]
    public async Task Copyable_WithoutScript_IsOnlyTheValue()
    {
        var html = await Rendered.HtmlAsync(
            new CopyableTagHelper(Rendered.English) { Label = "Copy the username" },
            content: "n.alsalem"
        );

        html.ShouldContain("data-label=\"Copy the username\"");
        html.ShouldEndWith("><bdi dir=\"ltr\">n.alsalem</bdi></span>");
        html.ShouldNotContain("<button");
    }

    [Fact]
    public async Task PageForm_PostsToItsPage_NotToTheHandlerThatShowedIt()
    {
        var form = new PageFormTagHelper(Rendered.English) { ViewContext = Rendered.View() };
        form.ViewContext.HttpContext.Request.Path = "/recover/code";
        form.ViewContext.HttpContext.Request.QueryString = new QueryString("?handler=Extend&a=1");

        (await Rendered.HtmlAsync(form, "form")).ShouldContain("action=\"/en/recover/code?a=1\"");
    }

    [Theory]
    [InlineData(899.9, 899)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void TimeLimit_NeverPromisesMoreThanIsLeft(double seconds, int shown)
    {
        var now = new DateTime(2026, 10, 26, 7, 30, 0, DateTimeKind.Utc);

        new TimeLimit(now.AddSeconds(seconds), now, "/x", TimeLimit.Session).EndsInSeconds.ShouldBe(shown);
    }

    [Fact]
    public void TimeLimit_OfARecovery_PostsTheFormSoThatNothingTypedIsLost()
    {
        var now = new DateTime(2026, 10, 26, 7, 30, 0, DateTimeKind.Utc);

        new TimeLimit(now, now, "/x", TimeLimit.Recovery).PostsForm.ShouldBeTrue();
        new TimeLimit(now, now, "/x", TimeLimit.Session).PostsForm.ShouldBeFalse();
    }

    private static ErrorSummaryTagHelper Summary(params (string, string)[] refusals) =>
        new(Rendered.English) { ViewContext = Rendered.View(refusals) };
}
