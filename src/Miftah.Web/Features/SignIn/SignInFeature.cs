namespace Miftah.Web.Features.SignIn;

public static class SignInFeature
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) =>
        services
            .AddScoped<FindAccount>()
            .AddScoped<SendSignInCode>()
            .AddScoped<BeginSignIn>()
            .AddScoped<FinishSignIn>();
}
