using System.Net;
using System.Net.Http.Headers;

namespace Miftah.Tests.Challenges;

public class ChallengeEndpointsTests(ChallengeHost host) : IClassFixture<ChallengeHost>
{
    private const string Browser = "browser-secret-one";

    public static readonly TheoryData<string, string> Files = new()
    {
        { "picture", "image/png" },
        { "audio", "audio/wav" },
        { "object/1/1", "image/png" },
        { "object/2/8", "image/png" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_InItsBrowser_IsServedAndNotStored(string what, string type)
    {
        var response = await GetAsync(what, Token(), Browser);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Content.Headers.ContentDisposition.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_UnderEnglish_IsServed(string what, string type)
    {
        var response = await host.ClientOf(Browser).GetAsync($"/en/challenge/{what}?c={Token()}", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Get_ElsewhereOrLater_FindsNothing(string what, string type)
    {
        var token = Token();

        (await GetAsync(what, token, "browser-secret-two")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(what, token, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(what, "A" + token, Browser)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(what, "", Browser)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(what, token, Browser)).Content.Headers.ContentType!.MediaType.ShouldBe(type);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await GetAsync(what, token, Browser)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("object/0/1")]
    [InlineData("object/3/1")]
    [InlineData("object/1/0")]
    [InlineData("object/1/9")]
    [InlineData("object/1/x")]
    public async Task Get_PictureThatDoesNotExist_FindsNothing(string what) =>
        (await GetAsync(what, Token(), Browser)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_AudioInTwoLanguages_Differs()
    {
        var token = Token();
        var client = host.ClientOf(Browser);

        (await client.GetByteArrayAsync($"/challenge/audio?c={token}", Cancel)).ShouldNotBe(
            await client.GetByteArrayAsync($"/en/challenge/audio?c={token}", Cancel)
        );
    }

    [Fact]
    public async Task Get_PartOfTheAudio_IsThatPart()
    {
        var token = Token();
        var client = host.ClientOf(Browser);
        var whole = await client.GetByteArrayAsync($"/challenge/audio?c={token}", Cancel);
        client.DefaultRequestHeaders.Range = new RangeHeaderValue(100, 199);

        var part = await client.GetAsync($"/challenge/audio?c={token}", Cancel);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(whole[100..200]);
    }

    private string Token() => host.Gate.Issue("recover", Browser).Token;

    private Task<HttpResponseMessage> GetAsync(string what, string token, string? browser) =>
        host.ClientOf(browser).GetAsync($"/challenge/{what}?c={token}", Cancel);
}
