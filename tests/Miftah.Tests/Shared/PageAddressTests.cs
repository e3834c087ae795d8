using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Tests.Shared;

public class PageAddressTests
{
    [Theory]
    [InlineData("/recover", "?a=1", "/en/recover?a=1")]
    [InlineData("/", "", "/en/")]
    [InlineData("/recover", "?handler=Extend", "/en/recover")]
    [InlineData("/recover", "?q=%D8%B1&handler=X", "/en/recover?q=%D8%B1")]
    public void In_KeepsPageAndQuery_ButNotTheHandler(string path, string query, string expected) =>
        PageAddress.In(Context(path, query), Language.English).ShouldBe(expected);

    [Fact]
    public void In_Arabic_HasNoPrefix() => PageAddress.In(Context("/recover"), Language.Arabic).ShouldBe("/recover");

    [Theory]
    [InlineData("//elsewhere.example/x")]
    [InlineData("///elsewhere.example/x")]
    public void In_NeverLeadsToAnotherSite(string path) =>
        PageAddress.In(Context(path), Language.Arabic).ShouldBe("/elsewhere.example/x");

    [Theory]
    [InlineData("/nope", "/nope?b=2")]
    [InlineData("/en/nope", "/nope?b=2")]
    [InlineData("/en", "/?b=2")]
    [InlineData("/enter", "/enter?b=2")]
    public void In_OnAnErrorPage_IsThePageThatWasAskedFor(string asked, string expected)
    {
        var context = Context("/error/404");
        context.Features.Set<IStatusCodeReExecuteFeature>(
            new StatusCodeReExecuteFeature { OriginalPath = asked, OriginalQueryString = "?b=2" }
        );

        PageAddress.In(context, Language.Arabic).ShouldBe(expected);
        PageAddress.IsReplaced(context).ShouldBeTrue();
    }

    [Fact]
    public void IsReplaced_OnAPageItself_IsFalse() => PageAddress.IsReplaced(Context("/recover")).ShouldBeFalse();

    private static DefaultHttpContext Context(string path, string query = "") =>
        new() { Request = { Path = path, QueryString = new QueryString(query) } };
}
