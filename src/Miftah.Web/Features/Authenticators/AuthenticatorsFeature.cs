using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Web.Background;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators.Staff;

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
            .Configure<Portal>((options, portal) => Ask(options, portal.Origin));
        AddStaffPasskeys(services);
        return services
            .AddScoped<IPasskeyHandler<SubscriberAccount>, PasskeyHandler<SubscriberAccount>>()
            .AddScoped<PasskeyCeremony>()
            .AddScoped<FindAccount>()
            .AddScoped<VerifyPassword>()
            .AddScoped<VerifyPasskey>()
            .AddScoped<VerifyAppCode>()
            .AddScoped<VerifySavedCode>()
            .AddScoped<VerifyProof>()
            .AddScoped<ProveNewNumber>()
            .AddScoped<ReplaceMobile>()
            .AddScoped<NewPasswordRules>()
            .AddScoped<ReplacePassword>()
            .AddScoped<PasswordByFinger>()
            .AddOutboxHandler<SendNewNumberCode>()
            .AddOutboxHandler<RecordRefusedPassword>();
    }

    // The same framework, with other rows and under the staff door's origin: a key of one door is nothing at the other.
    private static void AddStaffPasskeys(IServiceCollection services)
    {
        services.AddIdentityCore<StaffAccount>().AddUserStore<StaffPasskeys>();
        services
            .AddScoped<IPasskeyHandler<StaffAccount>>(x =>
            {
                var options = new IdentityPasskeyOptions();
                Ask(options, x.GetRequiredService<Portal>().OriginOf(Door.Staff));
                return new PasskeyHandler<StaffAccount>(
                    x.GetRequiredService<UserManager<StaffAccount>>(),
                    Options.Create(options)
                );
            })
            .AddScoped<StaffCeremony>()
            .AddScoped<VerifyStaffPasskey>()
            .AddScoped<StepUp>();
    }

    private static void Ask(IdentityPasskeyOptions options, Uri door)
    {
        var origin = door.GetLeftPart(UriPartial.Authority);
        options.ServerDomain = door.Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(PasskeyChallenge.LifetimeMinutes);
        // The configured origin, whatever the request's headers say, and never inside another site's frame.
        options.ValidateOrigin = x => ValueTask.FromResult(x.Origin == origin && !x.CrossOrigin);
    }
}
