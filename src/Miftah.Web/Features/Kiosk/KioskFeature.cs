using Miftah.Web.Background;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The person at a kiosk. The journey is the table <see cref="Domain.Kiosk.VisitJourney"/>; a finger is the only proof.
/// </summary>
public static class KioskFeature
{
    public static IServiceCollection AddKiosk(this IServiceCollection services) =>
        services.AddScoped<WipeVisit>().AddScoped<FinishTask>().AddOutboxHandler<AskFinger>();
}
