namespace Miftah.Web.Features.SignIn;

public static class SignInFeature
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) =>
        services
            .AddScoped<SendSignInCode>()
            .AddScoped<AskSmsCode>()
            .AddScoped<BeginSignIn>()
            .AddScoped<OpenSession>()
            .AddScoped<FinishSignIn>()
            .AddScoped<SignInByPasskey>();
}
