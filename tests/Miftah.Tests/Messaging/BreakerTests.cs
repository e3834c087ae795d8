using Microsoft.Extensions.Time.Testing;
using Miftah.Web.Adapters.Sms;

namespace Miftah.Tests.Messaging;

public class BreakerTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly Breaker breaker;

    public BreakerTests() => breaker = new Breaker(clock);

    [Fact]
    public void MayTry_AfterTenFailures_IsNo()
    {
        Fail(Breaker.FailuresMax - 1);
        breaker.MayTry().ShouldBeTrue();

        Fail(1);

        breaker.MayTry().ShouldBeFalse();
    }

    [Fact]
    public void MayTry_AfterTheRest_IsYesOnce()
    {
        Fail(Breaker.FailuresMax);

        clock.Advance(Breaker.Rest);

        breaker.MayTry().ShouldBeTrue();
        breaker.MayTry().ShouldBeFalse();
    }

    [Fact]
    public void MayTry_AfterASuccessfulProbe_IsYesAgain()
    {
        Fail(Breaker.FailuresMax);
        clock.Advance(Breaker.Rest);

        breaker.Succeeded();

        breaker.MayTry().ShouldBeTrue();
        breaker.MayTry().ShouldBeTrue();
    }

    [Fact]
    public void Succeeded_BetweenFailures_StartsTheCountAgain()
    {
        Fail(Breaker.FailuresMax - 1);
        breaker.Succeeded();
        Fail(Breaker.FailuresMax - 1);

        breaker.MayTry().ShouldBeTrue();
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
            breaker.Failed();
    }
}
