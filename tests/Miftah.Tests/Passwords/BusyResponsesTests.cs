using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Miftah.Domain.Passwords;
using Miftah.Web.Adapters.Passwords;

namespace Miftah.Tests.Passwords;

public class BusyResponsesTests
{
    [Fact]
    public async Task APageThatFoundTheQueueFull_Answers503_WithTheErrorPage()
    {
        var answer = await GetAsync(new PasswordQueueFullException());

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBe("page of 503");
    }

    [Fact]
    public async Task AnotherFailure_IsNotCalledBusy() =>
        await Should.ThrowAsync<FormatException>(() => GetAsync(new FormatException()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> GetAsync(Exception thrown)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseBusyResponses();
        app.UseRouting();
        app.MapGet("/error/{code}", (string code) => $"page of {code}");
        app.MapGet(
            "/",
            (HttpContext context) =>
            {
                context.Response.Cookies.Append("begun", "1");
                throw thrown;
            }
        );
        await app.StartAsync(Cancel);
        return await app.GetTestClient().GetAsync(new Uri("/", UriKind.Relative), Cancel);
    }
}
