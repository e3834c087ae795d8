using Miftah.Web.Background;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Recovery of username and password. Its journey is the table <see cref="Domain.Recovery.RecoveryJourney"/>.
/// </summary>
public static class RecoveryFeature
{
    public static IServiceCollection AddRecovery(this IServiceCollection services) =>
        services
            .AddSingleton<AskedQuestions>()
            .AddSingleton(x => x.GetRequiredService<AskedQuestions>().Figures())
            .AddSingleton<RecoveryMeters>()
            .AddScoped<BeginRecovery>()
            .AddScoped<RedeemCode>()
            .AddScoped<ShowUsername>()
            .AddScoped<TakeSecondProof>()
            .AddScoped<SendRecoveryCode>()
            .AddScoped<StorePassword>()
            .AddOutboxHandler<ResolveAttempt>()
            .AddOutboxHandler<ResendCode>()
            .AddOutboxHandler<RecordBegunRecovery>()
            .AddOutboxHandler<RecordRefusedCode>()
            .AddOutboxHandler<TellHoldEnded>()
            .AddOutboxHandler<TellHoldLifted>();
}
