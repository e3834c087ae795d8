using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Miftah.Data;
using Miftah.Data.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Web.Adapters.Agencies;
using Miftah.Web.Adapters.Log;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Background;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Kiosk;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Account;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Features.Console;
using Miftah.Web.Features.Contact;
using Miftah.Web.Features.Desk;
using Miftah.Web.Features.Enrolment;
using Miftah.Web.Features.Freeze;
using Miftah.Web.Features.Kiosk;
using Miftah.Web.Features.Messages;
using Miftah.Web.Features.Operations;
using Miftah.Web.Features.Recovery;
using Miftah.Web.Features.Security;
using Miftah.Web.Features.SignIn;
using Miftah.Web.Features.Staff;
using Miftah.Web.Text;

namespace Miftah.Web.Starting;

internal static class PortalServices
{
    /// <summary>Everything the portal is made of, room by room.</summary>
    public static void AddPortal(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.Configure<PortalOptions>(configuration.GetSection("Miftah"));
        services.AddSingleton(x => new Portal(x.GetRequiredService<IOptions<PortalOptions>>().Value));
        services.AddSingleton<Sealer>().AddSingleton<BlindIndex>();
        services.AddSingleton<SubjectSealer>().AddSingleton<PersonalDataSeal>().AddSingleton<AccountIndex>();
        AddWords(services);
        AddDoor(services, environment);
        services.AddLimits(configuration);
        services.AddTrustedProxies(configuration);

        services.AddAgencies();
        services.AddPasswords(configuration);
        services.AddSms(configuration, environment);
        services.AddChallenges();
        services.AddAuthenticators();
        services.AddSignIn().AddAccount().AddSecurity().AddRecovery().AddFreeze();
        services.AddStaff().AddConsole(configuration).AddDesk().AddContact().AddOperations();
        services.AddEnrolment();
        services.AddKiosk();
        services.AddSingleton<OutboxDispatcher>().AddHostedService(x => x.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<Sweeper>();
        services.AddSingleton<Rekey>().AddHostedService(x => x.GetRequiredService<Rekey>());
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<LogCheck>("log");
        services.AddLog().AddScoped<Sequencer>();
    }

    private static void AddWords(IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<TextCatalogue>();
        services.AddHttpContextAccessor();
        services.AddScoped(x => new Text.Text(
            x.GetRequiredService<TextCatalogue>(),
            Language.Of(x.GetRequiredService<IHttpContextAccessor>().HttpContext!),
            x.GetRequiredService<Portal>(),
            x.GetRequiredService<HtmlEncoder>()
        ));
    }

    private static void AddDoor(IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<RememberBrowser>();
        services.AddSingleton<Cookies>().AddSingleton<IBrowserSecret, ChallengeCookie>();
        services.AddDoors();
        services.AddScoped<VerifyKiosk>().AddSingleton<KioskMeters>();
        // PublicPage checks the token itself, so that a stale form comes back filled instead of an empty error.
        services
            .AddRazorPages(options =>
            {
                options.RootDirectory = "/Features";
                options.Conventions.AddDoors();
            })
            .AddRazorPagesOptions(x => x.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute()));
        services
            .AddOptions<AntiforgeryOptions>()
            .Configure<Cookies, IHttpContextAccessor>(
                (options, cookies, http) =>
                {
                    options.Cookie = cookies.Forms(http);
                    options.SuppressXFrameOptionsHeader = true; // Every response has it, and stricter.
                }
            );
        services.AddDataProtection().SetApplicationName("miftah").PersistKeysToDbContext<MiftahDb>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<Sealer>((options, sealer) => options.XmlEncryptor = new SealedKeyXml(sealer));
        services
            .AddOptions<HostFilteringOptions>()
            .Configure<Portal>(
                (options, portal) =>
                {
                    options.AllowedHosts = environment.IsDevelopment()
                        ? [portal.Host, "localhost", "127.0.0.1", "[::1]"]
                        : [portal.Host, portal.OriginOf(Door.Staff).Host, portal.OriginOf(Door.Kiosk).Host];
                    options.IncludeFailureMessage = false;
                }
            );
    }
}
