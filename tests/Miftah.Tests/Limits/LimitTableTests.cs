using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Miftah.Tests.Support;
using Miftah.Web.Doors.Limits;

namespace Miftah.Tests.Limits;

/// <summary>
/// The table of limits: what it covers, what an operator may set, and what it does to a million numbers.
/// </summary>
public class LimitTableTests
{
    [Theory]
    [InlineData("GET", "/", null)]
    [InlineData("GET", "/recover", null)]
    [InlineData("GET", "/css/miftah.css", null)]
    [InlineData("GET", "/health/ready", null)]
    [InlineData("POST", "/health/ready", null)]
    [InlineData("POST", "/error/429", null)]
    [InlineData("GET", "/challenge/picture", LimitedAct.Challenge)]
    [InlineData("GET", "/CHALLENGE/audio", LimitedAct.Challenge)]
    [InlineData("POST", "/sign-in", LimitedAct.SignIn)]
    [InlineData("POST", "/Sign-In/", LimitedAct.SignIn)]
    [InlineData("POST", "/sign-in/code", LimitedAct.SecondStep)]
    [InlineData("POST", "/sign-in?handler=passkey", LimitedAct.Passkey)]
    [InlineData("POST", "/sign-in?handler=AskPasskey", LimitedAct.Passkey)]
    [InlineData("POST", "/sign-in?handler=NotAPasskey", LimitedAct.SignIn)]
    [InlineData("POST", "/recover", LimitedAct.Identify)]
    [InlineData("POST", "/RECOVER/", LimitedAct.Identify)]
    [InlineData("POST", "/recover/code", LimitedAct.RecoveryStep)]
    [InlineData("POST", "/freeze", LimitedAct.Freeze)]
    [InlineData("POST", "/unfreeze", LimitedAct.SignIn)]
    [InlineData("POST", "/x/abc", LimitedAct.Freeze)]
    [InlineData("POST", "/home", LimitedAct.OtherPost)]
    [InlineData("POST", "/security/password", LimitedAct.OtherPost)]
    [InlineData("POST", "/what/comes/later", LimitedAct.OtherPost)]
    public void EveryPost_IsLimited_AndPagesAreNot(string method, string address, object? act)
    {
        var request = new DefaultHttpContext().Request;
        var parts = address.Split('?');
        (request.Method, request.Path) = (method, parts[0]);
        request.QueryString = parts.Length > 1 ? new("?" + parts[1]) : QueryString.Empty;

        LimitRequests.ActOf(request).ShouldBe((LimitedAct?)act);
    }

    [Fact]
    public void Operator_SetsOneFigure_AndTheOthersStay()
    {
        var table = LimitTable.Read(With("Miftah:Limits:RecoveryBegin:Network:PerHour", "7"));

        var rate = table.All.Single(x => x is { Act: LimitedAct.RecoveryBegin, Key: LimitKey.Network }).Rate;
        rate.PerHour.ShouldBe(7);
        rate.Burst.ShouldBe(100);
    }

    [Theory]
    [InlineData("Miftah:Limits:RecoveryBegin:Network:PerHour", "0")]
    [InlineData("Miftah:Limits:RecoveryBegin:Network:PerHour", "many")]
    [InlineData("Miftah:Limits:RecoveryBegins:Network:PerHour", "5")]
    [InlineData("Miftah:Limits:SignIn:Number:Burst", "5")]
    [InlineData("Miftah:Limits:Off", "perhaps")]
    [InlineData("Miftah:Limits:Off", "true")]
    public void BrokenSettings_AreNamed(string key, string value) =>
        LimitTable.Problems(With(key, value), development: false).ShouldHaveSingleItem().ShouldContain(key);

    [Fact]
    public void NothingSet_IsNoProblem() =>
        LimitTable.Problems(new ConfigurationBuilder().Build(), development: false).ShouldBeEmpty();

    [Fact]
    [Sentence(68)]
    public void AMillionNumbers_FromTenThousandNetworks_AreDetected_AndBoundedInAll()
    {
        var log = new KeptLog();
        var begun = Flood(LimitTable.Read(new ConfigurationBuilder().Build()), log);

        begun.ShouldBeLessThanOrEqualTo(2_000 + 36_000);
        log.Lines.ShouldContain(x => x.Contains("RecoveryBegin") && x.Contains("everybody together"));
    }

    [Fact]
    [NegativeControl(68)]
    public void WithoutTheLimitInAll_AllOfTheMillionPass_AndNobodyNotices()
    {
        var log = new KeptLog();
        var without = LimitTable.Read(new ConfigurationBuilder().Build()).All.Where(x => x.Key != LimitKey.All);

        Flood(new(without), log).ShouldBe(1_000_000);
        log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void ANetwork_IsOneIpv4Address_OrThe64OfAnIpv6Address(string one, string other, bool same) =>
        (LimitGate.NetworkOf(IPAddress.Parse(one)) == LimitGate.NetworkOf(IPAddress.Parse(other))).ShouldBe(same);

    // A million identity numbers, each once, evenly over an hour: a hundred from each network.
    private static int Flood(LimitTable table, KeptLog log)
    {
        const int Numbers = 1_000_000;
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var loggers = new LoggerFactory([log]);
        var clock = new FakeTimeProvider();
        var limits = new RateLimits(
            table,
            clock,
            services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(),
            loggers.CreateLogger<RateLimits>()
        );
        var begun = 0;
        for (var i = 0; i < Numbers; i++)
        {
            if (i % 1_000 == 0)
                clock.Advance(TimeSpan.FromHours(1) / (Numbers / 1_000));
            var network = FormattableString.Invariant($"network {i % 10_000}");
            if (
                limits.Take(LimitedAct.RecoveryBegin, LimitKey.Network, network) == TimeSpan.Zero
                && limits.Take(LimitedAct.RecoveryBegin, LimitKey.All, "") == TimeSpan.Zero
            )
                begun++;
        }
        return begun;
    }

    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
}
