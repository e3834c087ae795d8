using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Domain.Agencies;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Operators;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>Puts the synthetic country behind the agency port.</summary>
public static class AgenciesRegistration
{
    /// <summary>
    /// Registers <see cref="IAgencies"/>, its <see cref="AgencyMode"/> and the <see cref="Country"/>.
    /// </summary>
    /// <exception cref="OptionsValidationException">At start: out of range, or misbehaving in Production.</exception>
    public static IServiceCollection AddAgencies(this IServiceCollection services)
    {
        services
            .AddOptions<AgenciesOptions>()
            .BindConfiguration(AgenciesOptions.Section)
            .Validate(x => x.Size is >= 1 and <= Country.SizeMax, "Miftah:Agencies:Size is out of range.")
            .Validate(
                x => x.SlowMilliseconds is >= 0 and <= AgenciesOptions.SlowMillisecondsMax,
                "Miftah:Agencies:SlowMilliseconds is out of range."
            )
            .Validate<IHostEnvironment>(
                (x, host) => x.Behaviour == AgencyBehaviour.Normal || !host.IsProduction(),
                "Miftah:Agencies:Behaviour must be Normal in Production."
            )
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(x => Made(x, options => new Country(options.Seed, options.Size, options.AsOf)));
        services.AddSingleton(x => Made(x, options => new AgencyMode { Behaviour = options.Behaviour }));
        services.AddSingleton<OperatorMode>().TryAddSingleton<ISimSwaps, InProcessSimSwaps>();
        services.AddSingleton<FamilyRegister>().AddSingleton<SimulatedAgency>();
        services.AddSingleton<AgencyHealth>().AddSingleton<AgencyWatch>();
        services.TryAddSingleton<IFingerprints>(x => new WatchedFingerprints(
            Made(
                x,
                options => new SimulatedFingerprints(
                    x.GetRequiredService<Country>(),
                    x.GetRequiredService<SimulatedAgency>(),
                    x.GetRequiredService<AgencyMode>(),
                    TimeSpan.FromMilliseconds(options.SlowMilliseconds),
                    x.GetRequiredService<TimeProvider>()
                )
            ),
            x.GetRequiredService<AgencyWatch>()
        ));
        services.AddSingleton<IFamilyRegister>(x => new WatchedFamilyRegister(
            Made(
                x,
                options => new InProcessFamilyRegister(
                    x.GetRequiredService<FamilyRegister>(),
                    x.GetRequiredService<AgencyMode>(),
                    TimeSpan.FromMilliseconds(options.SlowMilliseconds),
                    x.GetRequiredService<TimeProvider>()
                )
            ),
            x.GetRequiredService<AgencyWatch>()
        ));
        return services.AddSingleton<IAgencies>(x => new WatchedAgencies(
            Made(
                x,
                options => new InProcessAgencies(
                    x.GetRequiredService<Country>(),
                    x.GetRequiredService<AgencyMode>(),
                    TimeSpan.FromMilliseconds(options.SlowMilliseconds),
                    x.GetRequiredService<TimeProvider>()
                )
            ),
            x.GetRequiredService<AgencyWatch>()
        ));
    }

    private static T Made<T>(IServiceProvider services, Func<AgenciesOptions, T> make) =>
        make(services.GetRequiredService<IOptions<AgenciesOptions>>().Value);
}
