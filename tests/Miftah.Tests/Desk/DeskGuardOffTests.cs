using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Features.Desk;

namespace Miftah.Tests.Desk;

/// <summary>What is counted before a caller is believed: each attack succeeds without its count.</summary>
public sealed class DeskGuardOffTests
{
    private const int CallsADay = 5;

    [Fact]
    [NegativeControl(62)]
    public async Task DigitsThatAreNotCounted_AreTriedUntilTheyAreRight()
    {
        var off = new GuardOff().Condition("UPDATE \"guess_budget\".*\"T1\" = @", "\"\\w+\"\\.\"T5\" IS NULL");
        await using var whole = await TestPortal.StartAsync();
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await OpensAfterWrongCallsAsync(whole)).ShouldBeFalse();
        (await OpensAfterWrongCallsAsync(broken)).ShouldBeTrue();
        off.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(62)]
    public async Task WithoutTheFormThatAsksForTheScript_ACallOpensUnsaid()
    {
        await using var portal = await TestPortal.StartAsync();
        var (person, agent) = (portal.NewPerson(), await portal.StaffAsync(StaffRole.SupportAgent));
        var call = new Call(person.Number, person.Mobile.Last2(), CaseReasons.Calling[0]);
        var unsaid = await agent.FillAsync(
            "/staff/desk",
            ("Number", call.Named),
            ("Digits", call.Digits),
            ("Reason", call.Reason)
        );
        unsaid.Errors.ShouldNotBeEmpty();

        // The act behind the form asks for no script: the form is all that does.
        await using var scope = portal.Services.CreateAsyncScope();
        var told = await scope
            .ServiceProvider.GetRequiredService<AnswerCall>()
            .RunAsync(agent.Account, call, CancellationToken.None);

        told.ShouldBeOfType<Result<Told>.Ok>();
    }

    [Fact]
    [NegativeControl(63)]
    public async Task WithoutALimit_AnAgentTriesNumberAfterNumber()
    {
        await using var portal = await TestPortal.StartAsync(adjust: x =>
            x.Configuration["Miftah:Casework:LooksAnHour"] = "1000"
        );
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        for (var i = 0; i < Domain.Casework.Look.MaxInWindow + 5; i++)
        {
            var number = IdentityNumber.FromBody(PersonKind.Citizen, 95_000_000 + i).Value;
            (await agent.CallAsync(number, "00")).Errors.ShouldContain("لا يطابق");
        }
    }

    private static async Task<bool> OpensAfterWrongCallsAsync(TestPortal portal)
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var wrong = person.Mobile.Last2() == "00" ? "01" : "00";
        for (var i = 0; i < CallsADay; i++)
            (await agent.CallAsync(person.Number, wrong)).Errors.ShouldContain("لا يطابق");
        return (await agent.CallAsync(person.Number, person.Mobile.Last2())).Errors.Length == 0;
    }
}
