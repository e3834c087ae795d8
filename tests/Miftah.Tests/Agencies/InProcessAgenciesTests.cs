using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Miftah.Agencies;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Adapters.Agencies;

namespace Miftah.Tests.Agencies;

public class InProcessAgenciesTests
{
    private static readonly Country Country = new(seed: 11, size: 2_000);
    private static readonly Person Citizen = Country
        .People()
        .First(x => x is { Kind: PersonKind.Citizen, PassportNumber: not null, Dependants.Count: >= 2 });
    private static readonly Person Resident = Country
        .People()
        .First(x => x is { Kind: PersonKind.Resident, EmployerNumber: not null });

    private readonly FakeTimeProvider clock = new();
    private readonly AgencyMode mode = new();
    private readonly InProcessAgencies agencies;

    public InProcessAgenciesTests() => agencies = new(Country, mode, TimeSpan.FromSeconds(3), clock);

    private Task<AgencyVerdict> Ask(Person person, string key, string answer) =>
        agencies.AnswerAsync(person.IdentityNumber, key, answer, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Answer_OwnData_IsYes()
    {
        foreach (var person in Country.People())
        foreach (var question in Question.For(person.Kind))
        foreach (var datum in Register.DataOf(person, question.Key))
            (await Ask(person, question.Key, datum)).ShouldBe(AgencyVerdict.Yes);
    }

    [Fact]
    public async Task Answer_DataOfAnother_IsNo()
    {
        foreach (var person in Country.People().Take(500))
        foreach (var question in Question.For(person.Kind))
        {
            var own = Register.DataOf(person, question.Key);
            var others = Country.People().Skip(person.Index + 1).Take(20).Where(x => x.Kind == person.Kind);
            foreach (var datum in others.SelectMany(x => Register.DataOf(x, question.Key)).Except(own))
                (await Ask(person, question.Key, datum)).ShouldBe(AgencyVerdict.No);
        }
    }

    [Fact]
    public async Task Answer_AnyDependant_IsYes()
    {
        foreach (var child in Citizen.Dependants)
            (await Ask(Citizen, "dependant-number", child.IdentityNumber.Value)).ShouldBe(AgencyVerdict.Yes);
        (await Ask(Citizen, "dependant-number", Citizen.IdentityNumber.Value)).ShouldBe(AgencyVerdict.No);
    }

    [Fact]
    public async Task Answer_WhereThereIsNoDocument_IsNo()
    {
        var without = Country.People().First(x => x is { Kind: PersonKind.Citizen, PassportNumber: null });
        foreach (var answer in (string[])["", "A12345678", "null"])
            (await Ask(without, "passport-number", answer)).ShouldBe(AgencyVerdict.No);
        var childless = Country.People().First(x => x.Kind == PersonKind.Citizen && x.Dependants.Count == 0);
        (await Ask(childless, "dependant-number", "")).ShouldBe(AgencyVerdict.No);
    }

    [Fact]
    public async Task Answer_QuestionOfTheOtherKindOrOfNone_IsNo()
    {
        (await Ask(Citizen, "border-number", Resident.BorderNumber!)).ShouldBe(AgencyVerdict.No);
        (await Ask(Resident, "dependant-number", Citizen.Dependants[0].IdentityNumber.Value)).ShouldBe(
            AgencyVerdict.No
        );
        (await Ask(Citizen, "mobile", Citizen.Mobile)).ShouldBe(AgencyVerdict.No);
        var parent = Country.People().First(x => x is { Kind: PersonKind.Resident, Dependants.Count: > 0 });
        (await Ask(parent, "dependant-number", parent.Dependants[0].IdentityNumber.Value)).ShouldBe(AgencyVerdict.No);
    }

    [Fact]
    public async Task Answer_NumberNobodyHas_IsNo()
    {
        var nobody = IdentityNumber.FromBody(PersonKind.Citizen, 1);
        (
            await agencies.AnswerAsync(
                nobody,
                "passport-number",
                Citizen.PassportNumber!,
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(AgencyVerdict.No);
    }

    [Fact]
    public async Task Answer_WhenDown_IsUnavailable_AndBackWhenUp()
    {
        mode.Behaviour = AgencyBehaviour.Down;
        (await Ask(Citizen, "passport-number", Citizen.PassportNumber!)).ShouldBe(AgencyVerdict.Unavailable);
        (await Ask(Citizen, "passport-number", "X0000000")).ShouldBe(AgencyVerdict.Unavailable);

        mode.Behaviour = AgencyBehaviour.Normal;
        (await Ask(Citizen, "passport-number", Citizen.PassportNumber!)).ShouldBe(AgencyVerdict.Yes);
    }

    [Fact]
    public async Task Answer_WhenWrong_IsTurnedRound()
    {
        mode.Behaviour = AgencyBehaviour.Wrong;
        (await Ask(Citizen, "passport-number", Citizen.PassportNumber!)).ShouldBe(AgencyVerdict.No);
        (await Ask(Citizen, "passport-number", "X0000000")).ShouldBe(AgencyVerdict.Yes);
    }

    [Fact]
    public async Task Answer_WhenSlow_ComesAfterTheDelay()
    {
        mode.Behaviour = AgencyBehaviour.Slow;
        var asked = Ask(Citizen, "passport-number", Citizen.PassportNumber!);
        clock.Advance(TimeSpan.FromSeconds(2));
        asked.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await asked).ShouldBe(AgencyVerdict.Yes);
    }

    [Fact]
    public async Task Answer_CancelledWhileSlow_Throws()
    {
        mode.Behaviour = AgencyBehaviour.Slow;
        using var cancel = new CancellationTokenSource();
        var asked = agencies.AnswerAsync(Citizen.IdentityNumber, "birth-date", "1990-01-01", cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task AddAgencies_FromConfiguration_AnswersByThatCountry()
    {
        using var host = HostOf("Production", ("Seed", "11"), ("Size", "2000"), ("AsOf", "2026-07-01"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var port = host.Services.GetRequiredService<IAgencies>();
        (
            await port.AnswerAsync(
                Citizen.IdentityNumber,
                "birth-date",
                Register.DataOf(Citizen, "birth-date")[0],
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(AgencyVerdict.Yes);
        host.Services.GetRequiredService<AgencyMode>().Behaviour.ShouldBe(AgencyBehaviour.Normal);
    }

    [Theory]
    [InlineData("Production", "Behaviour", "Wrong")]
    [InlineData("Production", "Behaviour", "Down")]
    [InlineData("Development", "Size", "0")]
    [InlineData("Development", "Size", "19000001")]
    [InlineData("Development", "SlowMilliseconds", "-1")]
    public async Task AddAgencies_OutOfBounds_RefusesToStart(string environment, string name, string value)
    {
        using var host = HostOf(environment, (name, value));
        await Should.ThrowAsync<OptionsValidationException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task AddAgencies_MisbehavingInDevelopment_Starts()
    {
        using var host = HostOf("Development", ("Behaviour", "Wrong"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<AgencyMode>().Behaviour.ShouldBe(AgencyBehaviour.Wrong);
    }

    private static IHost HostOf(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(x => KeyValuePair.Create($"{AgenciesOptions.Section}:{x.Name}", (string?)x.Value))
        );
        builder.Services.AddAgencies();
        return builder.Build();
    }
}
