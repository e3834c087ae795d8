using Microsoft.AspNetCore.Http.Features;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Web.Adapters.Mail;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Kiosk;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Features.History;
using Miftah.Web.Features.Messages;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Web.Starting;

/// <summary>
/// Builds the portal from its configuration: first what an operator must have set, then services, then the pipeline.
/// </summary>
public static class PortalHost
{
    /// <param name="args">The command line.</param>
    /// <param name="adjust">Before the portal's own services: tests put their clock and their server in here.</param>
    /// <param name="replace">After them: tests replace the gateway.</param>
    /// <exception cref="StartRefusedException">Something must be set first; each line says what.</exception>
    public static WebApplication Create(
        string[] args,
        Action<WebApplicationBuilder>? adjust = null,
        Action<IServiceCollection>? replace = null
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "miftah",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddCommandLine(args, StartOptions.Switches);
        // The log tells what went wrong, not each statement; an operator's own settings still win.
        builder
            .Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        adjust?.Invoke(builder);
        var start = StartOptions.Read(builder.Configuration);
        var keys = Prepare(builder, start);

        builder.Services.AddSingleton(start).AddSingleton(keys);
        builder.Services.AddMiftahData(new(Path.Combine(start.DataFolder, "miftah.db"), start.Postgres));
        builder.Services.AddPortal(builder.Configuration, builder.Environment);
        Listen(builder, start);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        Pipe(app);
        return app;
    }

    private static KeyRing Prepare(WebApplicationBuilder builder, StartOptions start)
    {
        var configuration = builder.Configuration;
        var development = builder.Environment.IsDevelopment();
        MakeFolder(start.DataFolder);
        var keyFile = configuration["Miftah:KeyFile"];
        configuration["Miftah:Staff:Port"] = FormattableString.Invariant($"{start.StaffPort}");
        configuration["Miftah:Kiosk:Port"] = FormattableString.Invariant($"{start.KioskPort}");
        if (development)
        {
            configuration["Miftah:Staff:Origin"] ??= FormattableString.Invariant($"http://localhost:{start.StaffPort}");
            configuration["Miftah:Kiosk:Origin"] ??= FormattableString.Invariant($"http://localhost:{start.KioskPort}");
            configuration["Miftah:Origin"] ??= FormattableString.Invariant($"http://localhost:{start.Port}");
            configuration["Miftah:SupportNumber"] ??= "000000000";
            keyFile ??= Path.Combine(start.DataFolder, "keys.json");
            if (!File.Exists(keyFile))
                KeyFile.Create(keyFile, forDevelopment: true);
        }
        configuration["Miftah:Agencies:Size"] ??= FormattableString.Invariant($"{start.People}");
        var keys = keyFile is not null && File.Exists(keyFile) ? KeyFile.Read(keyFile) : null;
        var sms = configuration.GetSection(SmsOptions.Section).Get<SmsOptions>() ?? new();
        string[] problems =
        [
            .. StartChecks.Problems(configuration, development, keys),
            .. sms.Problems(development),
            .. (configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new()).Problems(development),
            .. (configuration.GetSection(SmsCapOptions.Section).Get<SmsCapOptions>() ?? new()).Problems(),
            .. new AskedQuestions(configuration).Problems(),
            .. LimitTable.Problems(configuration, development),
            .. (configuration.GetSection(ServerLimits.Section).Get<ServerLimits>() ?? new()).Problems(),
            .. TrustedProxies.Problems(configuration),
        ];
        return problems.Length == 0 ? keys! : throw new StartRefusedException(problems);
    }

    // What is below it belongs to the portal's own user: keys, and an embedded database.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static void Listen(WebApplicationBuilder builder, StartOptions start)
    {
        var limits = builder.Configuration.GetSection(ServerLimits.Section).Get<ServerLimits>() ?? new();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            limits.Apply(kestrel);
            kestrel.ListenLocalhost(start.Port);
            if (!string.IsNullOrEmpty(builder.Configuration["Miftah:Staff:Origin"]))
                kestrel.ListenLocalhost(start.StaffPort);
            if (!string.IsNullOrEmpty(builder.Configuration["Miftah:Kiosk:Origin"]))
                kestrel.ListenLocalhost(start.KioskPort);
        });
        builder.Services.Configure<FormOptions>(ServerLimits.Apply);
        builder.Services.AddRequestTimeouts(limits.Apply);
    }

    private static void Pipe(WebApplication app)
    {
        var portal = app.Services.GetRequiredService<Portal>();
        app.UseTrustedProxies();
        app.UseDoors(portal);
        app.UseSecurityHeaders(portal);
        app.UseLanguagePrefix();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseHostFiltering();
        app.UseOwnHost(portal, app.Environment.IsDevelopment());
        app.UseOwnPosts();
        app.UseStoreAway();
        app.UseBusyResponses();
        app.UseLimits();
        app.UseRouting();
        app.UseKioskSignatures();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().WithMetadata(new DoorMetadata(Door.Any));
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapChallenges();
        app.MapSms();
        app.MapLog();
        app.MapKioskDevice();
    }
}
