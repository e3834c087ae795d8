using Miftah.Data.Casework;
using Miftah.Domain.Casework;
using Miftah.Web.Background;

namespace Miftah.Web.Features.Console;

/// <summary>The officers' console: nothing of a person opens here outside of a case.</summary>
public static class ConsoleFeature
{
    /// <param name="services">The portal's.</param>
    /// <param name="configuration">"Miftah:Casework:LooksAnHour": how many looks of one member are too many.</param>
    /// <exception cref="InvalidOperationException">The figure is not 1 to 1000.</exception>
    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        var looks = configuration.GetValue("Miftah:Casework:LooksAnHour", Look.MaxInWindow);
        if (looks is < 1 or > LooksMax)
            throw new InvalidOperationException($"Miftah:Casework:LooksAnHour is 1 to {LooksMax}, not {looks}.");
        return services
            .AddSingleton(new LookLimit(looks))
            .AddScoped<TakeLook>()
            .AddScoped<KinCheck>()
            .AddScoped<OpenCase>()
            .AddScoped<TakeNext>()
            .AddScoped<LookAtFact>()
            .AddScoped<VerifyCase>()
            .AddScoped<DrawSecond>()
            .AddScoped<DecideCase>()
            .AddScoped<RunCase>()
            .AddSingleton<LookMeter>()
            .AddOutboxHandler<AlarmLooks>();
    }

    private const int LooksMax = 1_000;
}
