using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Miftah.Agencies;
using Miftah.Data;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Agencies;
using Miftah.Web.Background;
using Miftah.Web.Starting;
using Miftah.Web.Starting.Demo;

namespace Miftah.Tests.Support;

/// <summary>The engine a test runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// The whole portal over HTTP in this process: its own database on a real engine, a clock that stands still until told,
/// a gateway that keeps what it is given, and an outbox that runs when the test says so.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    private const int PeopleCount = 400;

    private readonly DirectoryInfo folder;
    private readonly bool isBeside;
    private readonly WebApplication app;
    private readonly string? database;
    private readonly HashSet<int> taken = [];

    private TestPortal(string? database, Action<WebApplicationBuilder>? adjust, TestPortal? beside = null)
    {
        this.database = database;
        isBeside = beside is not null;
        folder = beside?.folder ?? Directory.CreateTempSubdirectory("miftah-test-");
        Clock = beside?.Clock ?? Clock;
        string[] args =
        [
            $"--data={folder.FullName}",
            $"--people={PeopleCount}",
            "--Miftah:Origin=http://localhost",
            $"--Miftah:Staff:Origin=http://localhost:{StaffBrowser.Port}",
            $"--Miftah:Staff:Port={StaffBrowser.Port}",
            "--Miftah:Kiosk:Origin=http://localhost:82",
            "--Miftah:Kiosk:Port=82",
            "--Miftah:Challenge:ProofPuzzles=2",
            "--Miftah:Challenge:ProofBits=2",
            "--environment=Development",
        ];
        app = PortalHost.Create(
            args,
            builder =>
            {
                if (database is not null)
                    builder.Configuration["Miftah:Postgres"] = PostgresServer.ConnectionTo(database);
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(Log);
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Services.AddSingleton<IStartupFilter, ByPort>();
                adjust?.Invoke(builder);
            },
            services =>
            {
                services.RemoveAll<IHostedService>();
                services.Replace(ServiceDescriptor.Singleton<ISmsGateway>(Sms));
                services.Replace(ServiceDescriptor.Singleton<IMailGateway>(Mail));
            }
        );
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 7, 35, 0, TimeSpan.Zero));

    /// <summary>The folder of everything this portal writes.</summary>
    public string Folder => folder.FullName;

    /// <summary>The keys with which the next node will start.</summary>
    public string KeyFile => Path.Combine(folder.FullName, "keys.json");

    /// <summary>The PostgreSQL database, or null on the embedded engine.</summary>
    public string? Database => database;

    public KeptSms Sms { get; } = new();

    public KeptMail Mail { get; } = new();

    public KeptLog Log { get; } = new();

    public IServiceProvider Services => app.Services;

    public AgencyMode Agencies => Services.GetRequiredService<AgencyMode>();

    public IReadOnlyList<DemoPerson> Cast { get; private set; } = [];

    public static async Task<TestPortal> StartAsync(
        Engine engine = Engine.Sqlite,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var portal = new TestPortal(engine == Engine.Postgres ? await PostgresServer.NewDatabaseAsync() : null, adjust);
        await portal.OpenAsync();
        return portal;
    }

    /// <summary>One more node of this portal: same database, folder and clock, keys as the file has them now.</summary>
    public async Task<TestPortal> NodeBesideAsync()
    {
        var node = new TestPortal(database, adjust: null, beside: this);
        await node.OpenAsync();
        return node;
    }

    /// <summary>A person of the given kind with an account, whom no other test of this portal has met.</summary>
    public Someone NewPerson(PersonKind kind = PersonKind.Citizen)
    {
        var country = Services.GetRequiredService<Country>();
        lock (taken)
        {
            var person = country
                .People()
                .First(x =>
                    x.Kind == kind
                    && !taken.Contains(x.Index)
                    && Cast.All(c => c.IdentityNumber != x.IdentityNumber.Value)
                    && x.PassportNumber is not null
                    && x.SimChangedHoursAgo is null
                );
            taken.Add(person.Index);
            return new(person);
        }
    }

    /// <summary>Finds the account of a person in a query.</summary>
    public Expression<Func<SubscriberAccount, bool>> Is(Someone person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var key = Services.GetRequiredService<AccountIndex>().ByNumber(person.Number);
        return x => x.NumberIndex == key.InUse || x.NumberIndex == key.Other;
    }

    /// <summary>The id of a person's account.</summary>
    public Task<Guid> IdOfAsync(Someone person) =>
        InDbAsync(db => db.Accounts.Where(Is(person)).Select(x => x.Id).SingleAsync());

    public DemoPerson InState(string state) => Cast.First(x => x.State == state);

    public Browser NewBrowser(bool english = false) => new(app.GetTestServer(), Log, english ? "/en" : "");

    /// <summary>A browser at the staff door, signed in to nothing.</summary>
    public Browser NewStaffDoorBrowser(bool english = false) =>
        new(app.GetTestServer(), Log, english ? "/en" : "") { Origin = StaffBrowser.Door };

    /// <summary>The way to this portal for a program that brings its own requests.</summary>
    public HttpMessageHandler NewHandler() => app.GetTestServer().CreateHandler();

    /// <summary>A browser at the kiosk door, whose requests are signed as <paramref name="sign"/> does.</summary>
    public Browser NewKioskDoorBrowser(Func<HttpRequestMessage, Task>? sign, bool english = false) =>
        new(app.GetTestServer(), Log, english ? "/en" : "") { Origin = KioskDoorOrigin, Sign = sign };

    /// <summary>The test server has no listeners: the port of an address names the door.</summary>
    public static readonly Uri KioskDoorOrigin = new("http://localhost:82");

    /// <summary>Runs the outbox until nothing is due: worker, agency, gateway.</summary>
    public async Task RunOutboxAsync()
    {
        var dispatcher = Services.GetRequiredService<OutboxDispatcher>();
        for (var i = 0; i < 20 && await dispatcher.RunDueAsync(CancellationToken.None) > 0; i++) { }
    }

    /// <summary>Looks into the database as nobody else may.</summary>
    public async Task<T> InDbAsync<T>(Func<MiftahDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<MiftahDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (isBeside)
            return;
        if (database is null)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        else
            await PostgresServer.DropAsync(database);
        folder.Delete(recursive: true);
    }

    private async Task OpenAsync()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
            await KeysOfTheDatabase.CheckAsync(scope.ServiceProvider, CancellationToken.None);
            Cast = await ActivatorUtilities
                .CreateInstance<DemoCountry>(scope.ServiceProvider)
                .SettleAsync(CancellationToken.None);
        }
        await app.StartAsync();
    }
}

/// <summary>A person of the crowd, with what they know.</summary>
public sealed record Someone(Person Person)
{
    public const string CrowdPassword = "quiet harbour lantern";

    public string Number => Person.IdentityNumber.Value;

    public string Mobile => Person.Mobile;

    public string Passport => Person.PassportNumber!;

    public string Username => DemoCountry.NameOf(Person);
}
