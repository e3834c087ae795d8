using Miftah.Web.Background;

namespace Miftah.Web.Features.Freeze;

public static class FreezeFeature
{
    public static IServiceCollection AddFreeze(this IServiceCollection services) =>
        services
            .AddScoped<FreezeAccount>()
            .AddScoped<UnfreezeAccount>()
            .AddOutboxHandler<TellUnfrozen>()
            .AddOutboxHandler<TellDisputedEnded>();
}
