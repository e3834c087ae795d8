using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Miftah.BrowserTests.Support;

namespace Miftah.BrowserTests;

/// <summary>What a visit costs a telephone on a weak connection.</summary>
public partial class WeightTests(Suite suite)
{
    private const int FirstVisitBytesMax = 100 * 1024;
    private const int FirstVisitRequestsMax = 8;
    private const int ScriptBytesMax = 15 * 1024;

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task FirstVisit_FitsItsBudget(string language)
    {
        await using var visitor = await suite.VisitAsync(language);
        var (requests, bytes) = await LoadAsync(visitor, "/");
        requests.ShouldBeInRange(3, FirstVisitRequestsMax);
        bytes.ShouldBeInRange(10_000, FirstVisitBytesMax);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scripts_OfTheWholeJourney_FitTheirBudget()
    {
        await using var visitor = await suite.VisitAsync("ar");
        await visitor.OpenAsync("/recover");
        var names = ScriptName.Matches(await visitor.Page.ContentAsync()).Select(x => x.Groups[1].Value).ToList();
        names.Count.ShouldBe(2);
        using var client = new HttpClient { BaseAddress = visitor.Portal.Origin };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var bytes = 0;
        foreach (var name in names.Append("/js/challenge-worker.js"))
            bytes += (
                await client.GetByteArrayAsync(new Uri(name, UriKind.Relative), TestContext.Current.CancellationToken)
            ).Length;
        bytes.ShouldBeInRange(1_000, ScriptBytesMax);
    }

    [Fact]
    public async Task Complaints_OfAPageThatMisbehaves_AreHeard()
    {
        await using var visitor = await suite.VisitAsync("en");
        await visitor.OpenAsync("/");
        await visitor.Page.EvaluateAsync(
            """
            () => {
              document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }));
              document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.2:9/x.png' }));
              setTimeout(() => { throw new Error('thrown'); });
            }
            """
        );
        await visitor.Page.WaitForTimeoutAsync(500);
        visitor.Complaints.ShouldContain(x => x.Contains("Content Security Policy"));
        visitor.Complaints.ShouldContain(x => x.Contains("thrown"));
        // The policy stops the picture before it leaves; only the console tells.
        visitor.Complaints.ShouldContain(x => x.Contains("x.png"));
    }

    private static async Task<(int Requests, double Bytes)> LoadAsync(Visitor visitor, string path)
    {
        var requests = 0;
        var bytes = 0.0;
        var devtools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devtools.SendAsync("Network.enable");
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            requests++;
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        };
        await visitor.OpenAsync(path);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return (requests, bytes);
    }

    [GeneratedRegex("<script src=\"([^\"]+)\"")]
    private static partial Regex ScriptName { get; }
}
