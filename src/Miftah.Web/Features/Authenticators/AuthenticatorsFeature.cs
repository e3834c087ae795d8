namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Passkeys, authenticator apps and saved codes: acts inside the journeys of others, and lent to them for that reason
/// (docs/adr/0018-authenticators-are-lent.md).
/// </summary>
public static class AuthenticatorsFeature
{
    public static IServiceCollection AddAuthenticators(this IServiceCollection services) =>
        services.AddScoped<VerifyAppCode>().AddScoped<VerifySavedCode>().AddScoped<VerifyProof>();
}
