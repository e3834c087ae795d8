namespace Miftah.KioskSimulator;

/// <summary>The device: its local interface, its control page, and the way to the portal for everything else.</summary>
public static class Simulator
{
    /// <param name="builder">Where it listens.</param>
    /// <param name="file">Which kiosk it is.</param>
    /// <param name="path">The file's path; the counter of messages stands beside it.</param>
    /// <param name="clock">What it signs and captures by.</param>
    /// <param name="handler">The way to the portal; tests put their server in here.</param>
    public static WebApplication Map(
        WebApplicationBuilder builder,
        KioskFile file,
        string path,
        TimeProvider clock,
        HttpMessageHandler? handler = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        var signer = new Signer(file, $"{path}.sequence", clock);
        var agent = new Agent(file, signer, handler);
        var readers = new Readers(file, clock);
        var control = new ControlPage(readers, agent, signer);
        var app = builder.Build();
        app.MapPost("/device/capture", () => Captured(readers.Capture()));
        app.MapPost("/device/card", () => Read(readers.Card?.IdentityNumber));
        app.MapGet(ControlPage.Path, control.ShowAsync);
        app.MapPost(ControlPage.Path, control.TakeAsync);
        app.MapFallback("{**rest}", agent.CarryAsync);
        app.Lifetime.ApplicationStopped.Register(() =>
        {
            agent.Dispose();
            signer.Dispose();
        });
        return app;
    }

    private static IResult Captured(string? capture) =>
        capture is null
            ? Results.Json(new { status = "no-finger" })
            : Results.Json(new { status = "captured", capture });

    private static IResult Read(string? number) =>
        number is null
            ? Results.Json(new { status = "no-card" })
            : Results.Json(new { status = "read", identityNumber = number });
}
