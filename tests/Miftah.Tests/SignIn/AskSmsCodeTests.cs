using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.SignIn;
using Miftah.Tests.Support;
using Miftah.Web.Features.SignIn;

namespace Miftah.Tests.SignIn;

/// <summary>Two posts that saw one and the same attempt: the statement lets one of them send.</summary>
public sealed class AskSmsCodeTests : IAsyncLifetime
{
    private const string Asking = "UPDATE \"sign_in_attempt\".*SET \"Resends\" = ";
    private readonly GuardOff guard = new();
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task TwoWhoSawOneAttempt_SendOneCode() => (await SentAsync()).ShouldBe(1);

    [Fact]
    public async Task WithoutItsConditions_BothSend()
    {
        guard
            .Condition(Asking, "\"\\w+\"\\.\"CodeHash\" IS NULL")
            .Condition(Asking, "\"\\w+\"\\.\"CodeAskedAt\" = @\\w+");

        (await SentAsync()).ShouldBe(2);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    private async Task<int> SentAsync()
    {
        var person = await portal.NewGuardedAsync();
        await portal.NewBrowser().PasswordAsync(person);
        var seen = await portal.InDbAsync(db =>
            db.SignInAttempts.AsNoTracking().SingleAsync(x => x.AccountId == person.Account.Id)
        );
        for (var i = 0; i < 2; i++)
            await AskAsync(seen, person);
        await portal.RunOutboxAsync();
        return portal.Sms.To(person.Mobile).Count;
    }

    private async Task AskAsync(SignInAttempt seen, Guarded person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<AskSmsCode>()
            .ForAsync(seen, person.Account, CancellationToken.None);
    }
}
