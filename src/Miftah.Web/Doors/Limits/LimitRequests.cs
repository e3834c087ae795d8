namespace Miftah.Web.Doors.Limits;

/// <summary>Which requests are limited as what, and the place in the pipeline where they are refused.</summary>
public static class LimitRequests
{
    /// <summary>The first line that fits a path decides.</summary>
    private static readonly (string Path, LimitedAct? Act)[] Posts =
    [
        ("/error", null), // Drawn in place of a request that was counted already.
        ("/gateway", null), // The SMS gateway's own reports.
        ("/health", null),
        ("/sign-in", LimitedAct.SignIn),
        ("/recover", LimitedAct.RecoveryStep),
        ("/enrol", LimitedAct.RecoveryStep),
        ("/freeze", LimitedAct.Freeze),
        ("/unfreeze", LimitedAct.SignIn), // It asks for name and password too.
        ("/x", LimitedAct.Freeze),
        ("/v", LimitedAct.Freeze),
        ("", LimitedAct.OtherPost),
    ];

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(LimitTable.Read(configuration))
            .AddSingleton<RateLimits>()
            .AddScoped<KnownBrowser>()
            .AddScoped<LimitGate>();

    /// <summary>Stands inside the status code pages, which draw the refusal.</summary>
    public static IApplicationBuilder UseLimits(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var gate = context.RequestServices.GetRequiredService<LimitGate>();
                if (ActOf(context.Request) is not { } act || await gate.LetsPassAsync(context, act))
                    await next(context);
            }
        );

    /// <summary>Null where there is no limit.</summary>
    internal static LimitedAct? ActOf(HttpRequest request)
    {
        var path = request.Path;
        if (path.StartsWithSegments("/challenge", StringComparison.OrdinalIgnoreCase))
            return LimitedAct.Challenge;
        if (!HttpMethods.IsPost(request.Method))
            return null;
        var act = Posts.First(x => path.StartsWithSegments(x.Path, StringComparison.OrdinalIgnoreCase)).Act;
        var isFirstPage = path.Value!.TrimEnd('/').LastIndexOf('/') == 0;
        return act switch
        {
            LimitedAct.RecoveryStep when isFirstPage => LimitedAct.Identify,
            LimitedAct.SignIn when !isFirstPage => LimitedAct.SecondStep,
            LimitedAct.SignIn when IsPasskey(request) => LimitedAct.Passkey,
            _ => act,
        };
    }

    // Any other name of a handler leads to the password.
    private static bool IsPasskey(HttpRequest request) =>
        request.Query["handler"] is [{ } handler]
        && (
            handler.Equals("Passkey", StringComparison.OrdinalIgnoreCase)
            || handler.Equals("AskPasskey", StringComparison.OrdinalIgnoreCase)
        );
}
