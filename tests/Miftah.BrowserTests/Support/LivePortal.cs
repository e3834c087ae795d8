using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miftah.Agencies;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web;
using Miftah.Web.Adapters.Agencies;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Starting;
using Miftah.Web.Starting.Demo;
using Miftah.Web.Text;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// The whole portal as `./dev run` starts it, in this process, on a port and in a data folder of its own: its outbox
/// runs,
/// its challenges are as hard as everywhere, its text messages go to the inbox of Development.
/// </summary>
internal sealed class LivePortal : IAsyncDisposable
{
    private const int PeopleCount = 300;
    private const int PortTries = 5;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-browser-");
    private readonly HashSet<int> taken = [];
    private readonly WebApplication app;

    private LivePortal(int port, TimeProvider? clock)
    {
        Origin = new(FormattableString.Invariant($"http://localhost:{port}"));
        app = PortalHost.Create(
            [
                FormattableString.Invariant($"--port={port}"),
                $"--data={folder.FullName}",
                FormattableString.Invariant($"--people={PeopleCount}"),
                "--environment=Development",
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                if (clock is not null)
                    builder.Services.AddSingleton(clock);
            }
        );
    }

    public Uri Origin { get; }

    /// <summary>The door of staff.</summary>
    public Uri StaffOrigin => app.Services.GetRequiredService<Portal>().StaffOrigin!;

    /// <summary>What this instance writes.</summary>
    public string DataFolder => folder.FullName;

    public TextCatalogue Words => app.Services.GetRequiredService<TextCatalogue>();

    public AccountIndex Find => app.Services.GetRequiredService<AccountIndex>();

    public AgencyMode Agencies => app.Services.GetRequiredService<AgencyMode>();

    public DevelopmentInbox Inbox => app.Services.GetRequiredService<DevelopmentInbox>();

    private IReadOnlyList<DemoPerson> cast = [];

    public static async Task<LivePortal> StartAsync(TimeProvider? clock = null)
    {
        for (var tries = 1; ; tries++)
        {
            var portal = new LivePortal(FreePorts.One(), clock);
            try
            {
                await portal.OpenAsync();
                return portal;
            }
            catch (IOException) when (tries < PortTries)
            {
                await portal.DisposeAsync(); // Somebody else took the port in between.
            }
        }
    }

    /// <summary>A citizen with an account and a passport, whom no other test of this portal has met.</summary>
    public Someone NewPerson()
    {
        lock (taken)
        {
            var person = app
                .Services.GetRequiredService<Country>()
                .People()
                .First(x =>
                    x.Kind == PersonKind.Citizen
                    && x.PassportNumber is not null
                    && x.SimChangedHoursAgo is null
                    && !taken.Contains(x.Index)
                    && cast.All(c => c.IdentityNumber != x.IdentityNumber.Value)
                );
            taken.Add(person.Index);
            return new(person);
        }
    }

    /// <summary>A person like those who has no account, and whose mobile nobody has.</summary>
    public async Task<Someone> NewApplicantAsync()
    {
        var person = NewPerson();
        var key = Find.ByNumber(person.Number).InUse;
        await using var scope = app.Services.CreateAsyncScope();
        var id = await scope
            .ServiceProvider.GetRequiredService<MiftahDb>()
            .Accounts.Where(x => x.NumberIndex == key)
            .Select(x => x.Id)
            .SingleAsync();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await scope.ServiceProvider.GetRequiredService<EraseAccount>().RunAsync(id, now, CancellationToken.None);
        return person;
    }

    /// <summary>An invitation of a new member of staff, as it is handed over.</summary>
    public async Task<string> InviteAsync(StaffRole role, Office office, Someone who)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (services, token) = (scope.ServiceProvider, Secrets.NewToken());
        var db = services.GetRequiredService<MiftahDb>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        var id = RowId.New(now);
        db.StaffAccounts.Add(
            new()
            {
                Id = id,
                OfficeId = office.Id,
                Roles = role,
                State = StaffState.Invited,
                NumberKey = StaffAccount.KeyOf(services.GetRequiredService<BlindIndex>(), who.Number),
                PersonalSealed = services.GetRequiredService<StaffPersonalSeal>().Close(id, new("موظف", who.Number)),
                CreatedAt = now,
            }
        );
        db.StaffInvitations.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = id,
                TokenHash = Secrets.Hash(token),
                IsFirst = false,
                EndsAt = now.AddHours(StaffInvitation.LifetimeHours),
            }
        );
        await db.SaveChangesAsync();
        return token;
    }

    /// <summary>
    /// What a person reads in the picture of a challenge: the test opens its seal with the portal's own keys.
    /// </summary>
    public async Task<Domain.Challenges.ChallengeSecret> OpenChallengeAsync(string token, string browser)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<ChallengeGate>().Open(token, browser)
            ?? throw new InvalidOperationException("The challenge is not of this browser, or is over.");
    }

    /// <summary>Looks into the database as nobody else may.</summary>
    public async Task<T> InDbAsync<T>(Func<MiftahDb, Task<T>> look)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<MiftahDb>());
    }

    /// <summary>Does what the portal's own classes do, in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task OpenAsync()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
            cast = await ActivatorUtilities
                .CreateInstance<DemoCountry>(scope.ServiceProvider)
                .SettleAsync(CancellationToken.None);
        }
        await app.StartAsync();
    }
}
