using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Tests.Support;

namespace Miftah.Tests.Limits;

/// <summary>Where guesses cannot be counted, none is compared; what cannot be guessed goes on.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(66)]
    public async Task RightPassword_IsNotCompared_WithoutItsCounter()
    {
        var person = portal.NewPerson();
        await DropCountersAsync();

        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Headers["Retry-After"].ShouldBe("30");
        page.Headers.Keys.ShouldNotContain("Set-Cookie");
        page.Text.ShouldNotContain("guess_budget");
        (await portal.InDbAsync(db => db.SignInAttempts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    [Sentence(66)]
    public async Task RightRecoveryCode_IsNotCompared_WithoutItsCounter()
    {
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, portal.NewPerson());
        await DropCountersAsync();

        var page = await browser.FillAsync("/recover/code", ("Code", code));

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await portal.InDbAsync(db => db.RecoveryAttempts.AnyAsync(x => x.CodeUsedAt != null, Cancel))).ShouldBeFalse();
        (await browser.GetAsync("/recover/password")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Sentence(66)]
    public async Task APasskey_IsAskedFor_WithoutThoseCounters()
    {
        await DropCountersAsync();
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/sign-in");

        (await browser.PostAsync(shown, "/sign-in?handler=AskPasskey")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [NegativeControl(66)]
    public async Task WithItsCounter_TheSameCodeOpensTheNextPage()
    {
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, portal.NewPerson());

        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    [Fact]
    public async Task WithoutADatabase_TheNodeIsAliveAndNotReady()
    {
        var browser = portal.NewBrowser();
        (await browser.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(portal.Folder, "miftah.db"));

        (await browser.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await browser.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<int> DropCountersAsync() =>
        portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("drop table guess_budget", Cancel));
}
