using Miftah.Web.Background;

namespace Miftah.Web.Features.Console;

/// <summary>The officers' console: nothing of a person opens here outside of a case.</summary>
public static class ConsoleFeature
{
    public static IServiceCollection AddConsole(this IServiceCollection services) =>
        services
            .AddScoped<TakeNext>()
            .AddScoped<LookAtFact>()
            .AddScoped<VerifyCase>()
            .AddScoped<DrawSecond>()
            .AddScoped<DecideCase>()
            .AddScoped<RunCase>()
            .AddSingleton<LookMeter>()
            .AddOutboxHandler<AlarmLooks>();
}
