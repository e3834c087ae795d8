using System.Net;
using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Look;

public partial class PagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    public static TheoryData<string> Paths => ["/", "/support", "/privacy", "/accessibility", "/recover/other-ways"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_IsWholeInBothLanguages(string path)
    {
        foreach (
            var (prefix, opening) in ((string, string)[])
                [("", "<html lang=\"ar\" dir=\"rtl\">"), ("/en", "<html lang=\"en\" dir=\"ltr\">")]
        )
        {
            var (status, html) = await host.SendAsync(prefix + path);

            status.ShouldBe(HttpStatusCode.OK);
            html.ShouldContain(opening);
            Regex.Count(html, "<h1[ >]").ShouldBe(1);
            html.ShouldContain("<main id=\"main\"");
            html.ShouldContain("href=\"#main\"");
            WithoutSentence().IsMatch(html).ShouldBeFalse(WithoutSentence().Match(html).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_SharesItsFilesBetweenLanguages(string path)
    {
        var (_, html) = await host.SendAsync("/en" + path);

        Files().Matches(html).Select(x => x.Groups["file"].Value).ShouldContain("/css/miftah.css");
        Files().Matches(html).Select(x => x.Groups["file"].Value).ShouldAllBe(x => !x.StartsWith("/en/"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_StaysInEnglish(string path)
    {
        var (_, html) = await host.SendAsync("/en" + path);

        Links()
            .Matches(html)
            .Where(x => !x.Value.Contains("hreflang", StringComparison.Ordinal))
            .Select(x => x.Groups["to"].Value)
            .Where(x => x.StartsWith('/'))
            .ShouldAllBe(x => x.StartsWith("/en/"));
    }

    [Fact]
    public async Task LanguageSwitch_KeepsPageAndQuery()
    {
        (await host.SendAsync("/recover/other-ways?from=code")).Html.ShouldContain(
            "<a class=\"tool\" href=\"/en/recover/other-ways?from=code\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">"
        );
        (await host.SendAsync("/en/recover/other-ways?from=code")).Html.ShouldContain(
            "<a class=\"tool\" href=\"/recover/other-ways?from=code\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">"
        );
    }

    // Enter in a field presses the first submit button of its form in the document: it must not change the language.
    [Fact]
    public void Layout_PutsAButtonOfTheFormBeforeTheLanguageSwitch()
    {
        var layout = Sources.All.Single(x => x.Path == "src/Miftah.Web/Shared/_Layout.cshtml").Text;
        var button = layout.IndexOf("<button class=\"vh\" form=\"form\"", StringComparison.Ordinal);

        button.ShouldBePositive();
        button.ShouldBeLessThan(layout.IndexOf("formaction=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherWays_FromTheCode_LeadsBackToIt() =>
        (await host.SendAsync("/recover/other-ways?from=code")).Html.ShouldContain("href=\"/recover/code\"");

    [Fact]
    public async Task OtherWays_NamesNoWayThatIsNotOpen()
    {
        var (_, html) = await host.SendAsync("/en/recover/other-ways");

        html.ShouldNotContain("Fingerprint, and a code");
        html.ShouldContain("has not opened these yet");
    }

    [Theory]
    [InlineData("/nope", 404, "الصفحة غير موجودة")]
    [InlineData("/en/nope", 404, "Page not found")]
    [InlineData("/en/fails/400", 400, "We could not read the request")]
    [InlineData("/en/fails/405", 405, "The page does not work that way")]
    [InlineData("/en/fails/418", 418, "We could not read the request")]
    [InlineData("/en/fails/429", 429, "Try again after <bdi dir=\"ltr\">10:40</bdi>&nbsp;am")]
    [InlineData("/en/fails/503", 503, "The service is paused for now")]
    [InlineData("/en/fails/502", 502, "Something went wrong on our side")]
    [InlineData("/en/fails/thrown", 500, "Something went wrong on our side")]
    [InlineData("/fails/thrown", 500, "حدث خلل لدينا")]
    public async Task Failure_IsToldInItsLanguage_WhateverTheMethod(string path, int status, string words)
    {
        foreach (var method in (string[])["GET", "POST", "DELETE"])
        {
            var (actual, html) = await host.SendAsync(path, method);

            ((int)actual).ShouldBe(status, method);
            html.ShouldContain(words);
            html.ShouldContain("<meta name=\"robots\" content=\"noindex\">");
        }
    }

    [Fact]
    public async Task Failure_OffersThePageThatWasAskedFor_InTheOtherLanguage() =>
        (await host.SendAsync("/en/nope?a=1")).Html.ShouldContain("href=\"/nope?a=1\" hreflang=\"ar\"");

    [Fact]
    public async Task Failure_GivesAReferenceThatCanBeReadOut() =>
        Regex
            .IsMatch(
                (await host.SendAsync("/en/fails/thrown")).Html,
                "Reference for support <bdi dir=\"ltr\">[0-9A-Za-z:]{6,13}</bdi>"
            )
            .ShouldBeTrue();

    [GeneratedRegex(@"\[[a-z0-9]+[.-][a-z0-9.-]+\]|\{[a-z]+\}")]
    private static partial Regex WithoutSentence();

    [GeneratedRegex(@"(?:src|href)=""(?<file>/[^""#]+\.(?:css|js|svg|woff2|png|ico))")]
    private static partial Regex Files();

    [GeneratedRegex(@"<a [^>]*href=""(?<to>[^""]*)""[^>]*>")]
    private static partial Regex Links();
}
