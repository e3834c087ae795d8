namespace Miftah.Web.Features.Security;

/// <summary>What guards an account, kept by the person who is signed in.</summary>
public static class SecurityFeature
{
    public static IServiceCollection AddSecurity(this IServiceCollection services) =>
        services
            .AddScoped<ChangeAuthenticators>()
            .AddScoped<ChangePassword>()
            .AddScoped<ForgetDevices>()
            .AddScoped<ChangeEmail>()
            .AddScoped<ChangeMobile>()
            .AddSingleton<LabelText>();
}
