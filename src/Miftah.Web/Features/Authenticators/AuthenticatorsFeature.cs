using Microsoft.AspNetCore.Identity;
using Miftah.Domain.Identity;
using Miftah.Web.Background;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Passkeys, authenticator apps and saved codes: acts inside the journeys of others, and lent to them for that reason
/// (docs/adr/0018-authenticators-are-lent.md).
/// </summary>
public static class AuthenticatorsFeature
{
    public static IServiceCollection AddAuthenticators(this IServiceCollection services)
    {
        services.AddIdentityCore<SubscriberAccount>().AddUserStore<SubscriberPasskeys>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Portal>(
                (options, portal) =>
                {
                    var origin = portal.Origin.GetLeftPart(UriPartial.Authority);
                    options.ServerDomain = portal.Host;
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required";
                    options.AttestationConveyancePreference = "none";
                    options.AuthenticatorTimeout = TimeSpan.FromMinutes(PasskeyChallenge.LifetimeMinutes);
                    // The configured origin, whatever the request's headers say, and never inside another site's frame.
                    options.ValidateOrigin = x => ValueTask.FromResult(x.Origin == origin && !x.CrossOrigin);
                }
            );
        return services
            .AddScoped<IPasskeyHandler<SubscriberAccount>, PasskeyHandler<SubscriberAccount>>()
            .AddScoped<PasskeyCeremony>()
            .AddScoped<FindAccount>()
            .AddScoped<VerifyPassword>()
            .AddScoped<VerifyPasskey>()
            .AddScoped<VerifyAppCode>()
            .AddScoped<VerifySavedCode>()
            .AddScoped<VerifyProof>()
            .AddOutboxHandler<RecordRefusedPassword>();
    }
}
