using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Tests.Support;

namespace Miftah.Tests.Guessing;

/// <summary>Where guesses cannot be counted, none is compared: not even a right one gets through.</summary>
public sealed class StoreDownTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(66)]
    [NegativeControl(66)]
    public async Task RightPassword_IsNotTaken_WhileItCannotBeCounted()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        (string, string?)[] fields = [("Username", person.Username), ("Password", Someone.CrowdPassword)];

        await WithoutCountersAsync(() => browser.FillAsync("/sign-in", fields));
        (await browser.GetAsync("/sign-in/code")).ShouldGoTo("/sign-in?ended=code");

        (await browser.FillAsync("/sign-in", fields)).ShouldGoTo("/sign-in/code");
    }

    [Fact]
    [Sentence(66)]
    [NegativeControl(66)]
    public async Task RightCode_IsNotTaken_WhileItCannotBeCounted()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);

        await WithoutCountersAsync(() => browser.FillAsync("/recover/code", ("Code", code)));
        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover/code");

        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    private async Task WithoutCountersAsync(Func<Task<Page>> act)
    {
        await ExecuteAsync("alter table guess_budget rename to guess_budget_away");
        try
        {
            (await act()).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await ExecuteAsync("alter table guess_budget_away rename to guess_budget");
        }
    }

    private Task<int> ExecuteAsync(string statement) =>
        portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync(statement));
}
