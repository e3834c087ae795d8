using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Passwords;
using Miftah.Tests.Support;
using Miftah.Web;
using Miftah.Web.Adapters.Passwords;
using static Miftah.Tests.Passwords.PasswordSamples;

namespace Miftah.Tests.Passwords;

public class PasswordsAdapterTests
{
    [Theory]
    [InlineData("CharactersMin", "7")]
    [InlineData("CharactersMin", "65")]
    [InlineData("SecondStepRequired", "false")]
    [InlineData("HashesAtOnce", "0")]
    [InlineData("WaitingMax", "-1")]
    [InlineData("WaitingMilliseconds", "0")]
    [Sentence(44)]
    [NegativeControl(44)]
    public async Task AStart_WithUnlawfulSettings_IsRefused(string setting, string value)
    {
        await using var services = Build((setting, value));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task AStart_WithTheSecondStepOff_AndFifteenCharacters_IsAccepted()
    {
        await using var services = Build(("SecondStepRequired", "false"), ("CharactersMin", "15"));

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<PasswordRules>().Policy.CharactersMin.ShouldBe(15);
    }

    [Fact]
    public async Task TheRules_KnowThePortalsAddress_AndTheOperatorsWords()
    {
        await using var services = Build(("ContextWords:0", "Wizarat al-Bayan"));
        var rules = services.GetRequiredService<PasswordRules>();

        rules.WhyNot("buwwabatuna2030").ShouldBe("password.common");
        rules.WhyNot("Wizarat Al Bayan 12").ShouldBe("password.common");
        Rules().WhyNot("buwwabatuna2030").ShouldBeNull();
    }

    [Fact]
    public async Task TheHasher_IsThere()
    {
        await using var services = Build();
        var hasher = services.GetRequiredService<IPasswordHasher>();

        var stored = await hasher.HashAsync(Good, TestContext.Current.CancellationToken);

        (await hasher.VerifyAsync(Good, stored, TestContext.Current.CancellationToken)).Matches.ShouldBeTrue();
    }

    [Fact]
    public async Task AStart_HashesOnce_BeforeTheFirstPersonComes()
    {
        await using var services = Build();

        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(TestContext.Current.CancellationToken);

        services.GetRequiredService<HashWorkers>().Done.ShouldBe(1);
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(x => $"Miftah:Passwords:{x.Name}", x => (string?)x.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider()); // A busy machine must not end a test's wait.
        services.AddSingleton(Keys((1, 7)));
        services.AddSingleton(new Portal(new PortalOptions { Origin = "https://buwwabatuna.example" }));
        services.AddPasswords(configuration);
        return services.BuildServiceProvider();
    }
}
