using Miftah.Attack;
using Miftah.Attack.Attacks;

namespace Miftah.Tests.Attacks;

/// <summary>A few of the attacks of `./dev attack` against the real server, so that the tool does not rot.</summary>
public sealed class AttackSmokeTests(OpenPortal portal) : IClassFixture<OpenPortal>
{
    [Fact]
    public async Task StepSkipping_IsRefused_AndItsControlIsDetected() => await RefusedAsync(Steps.Attack);

    [Fact]
    public async Task ForgedHosts_AreRefused_AndTheirControlIsDetected() => await RefusedAsync(Hosts.Attack);

    [Fact]
    public async Task WhatProtectsABrowser_Holds_AndItsControlIsDetected() => await RefusedAsync(Edge.Attack);

    [Fact]
    public async Task TheDoorsOfStaffAndKiosks_StayShut_AndTheirControlIsDetected() =>
        await RefusedAsync(StaffDoor.Attack);

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("https://portal.example", false)]
    [InlineData("http://localhost.portal.example", false)]
    [InlineData("http://192.0.2.1", false)]
    public void AnotherMachine_IsNotAttacked_UnlessItIsNamed(string url, bool allowed)
    {
        string[] asked = ["--url", url, "--demo", "demo.json"];
        if (allowed)
            Options.Read(asked).Url.ShouldNotBeNull();
        else
            Should.Throw<FormatException>(() => Options.Read(asked)).Message.ShouldContain("--allow-host");

        Options.Read([.. asked, "--allow-host", new Uri(url).Host]).Url.ShouldNotBeNull();
    }

    private async Task RefusedAsync(Miftah.Attack.Attack attack)
    {
        var findings = await attack.RunAsync(portal.Target);

        findings.ShouldContain(x => x.What.StartsWith("control: ", StringComparison.Ordinal));
        findings.Where(x => x.Verdict != Verdict.Refused).ShouldBeEmpty();
    }
}
