using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web;
using Miftah.Web.Background;
using Miftah.Web.Features.Messages;
using Miftah.Web.Text;

namespace Miftah.Tests.Messaging;

/// <summary>The feature of messages alone, on a real listener and a real embedded database of its own.</summary>
internal sealed class MessagesHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-messages-");
    private readonly WebApplication app;

    private MessagesHost(
        string environment,
        TimeProvider clock,
        ISmsGateway? gateway,
        Dictionary<string, string?> settings
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                EnvironmentName = environment,
                ApplicationName = typeof(Portal).Assembly.GetName().Name,
                ContentRootPath = folder.FullName,
            }
        );
        Port = FreePorts.One();
        settings.TryAdd("Miftah:Sms:Kannel:ReportUrl", $"http://127.0.0.1:{Port}/gateway/sms-report");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Port}");
        var services = builder.Services;
        services.AddSingleton(clock);
        services.AddSingleton(
            new Portal(new PortalOptions { Origin = "https://miftah.example", SupportNumber = "920000000" })
        );
        services.AddSingleton<TextCatalogue>();
        services.AddScoped(x => new Text(
            x.GetRequiredService<TextCatalogue>(),
            Language.English,
            x.GetRequiredService<Portal>(),
            System.Text.Encodings.Web.HtmlEncoder.Default
        ));
        services.AddSingleton(Fixtures.Keys());
        services.AddSingleton(new Sealer(Fixtures.Keys()));
        services.AddSingleton(new BlindIndex(Fixtures.Keys()));
        services.AddSingleton(new SubjectSealer(Fixtures.Keys())).AddSingleton<PersonalDataSeal>();
        services.AddSingleton(new AccountIndex(Fixtures.Keys()));
        services.AddMiftahData(new DataOptions(Path.Combine(folder.FullName, "miftah.db"), Postgres: null));
        services.AddSingleton<OutboxDispatcher>();
        services.AddRazorPages(x => x.RootDirectory = "/Features");
        services.AddSms(builder.Configuration, builder.Environment);
        if (gateway is not null)
            services.Replace(ServiceDescriptor.Singleton(gateway));
        app = builder.Build();
        app.MapRazorPages();
        app.MapSms();
    }

    public int Port { get; }

    public static async Task<MessagesHost> StartAsync(
        TimeProvider? clock = null,
        ISmsGateway? gateway = null,
        string environment = "Development",
        Dictionary<string, string?>? settings = null
    )
    {
        var host = new MessagesHost(environment, clock ?? TimeProvider.System, gateway, settings ?? []);
        try
        {
            await host.WithDbAsync(db => db.Database.EnsureCreatedAsync());
            await host.app.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public HttpClient Client() => new() { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };

    /// <summary>Queues an SMS and commits it, as a feature does.</summary>
    public async Task<Guid> QueueAsync(
        SmsPurpose purpose,
        string to = "+966500000001",
        string language = "ar",
        DateTime? endsAt = null
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var id = scope
            .ServiceProvider.GetRequiredService<QueueSms>()
            .Add(purpose, to, language, Fixtures.AllValues, endsAt);
        await scope.ServiceProvider.GetRequiredService<MiftahDb>().SaveChangesAsync();
        return id;
    }

    public Task<int> RunDueAsync(CancellationToken cancel) =>
        app.Services.GetRequiredService<OutboxDispatcher>().RunDueAsync(cancel);

    public Task<SmsMessage> MessageAsync(Guid id) =>
        WithDbAsync(db => db.SmsMessages.AsNoTracking().SingleAsync(x => x.Id == id));

    public Task<OutboxMessage?> PromiseAsync(Guid sms) =>
        WithDbAsync(db => db.Outbox.AsNoTracking().SingleOrDefaultAsync(x => x.SubjectId == sms));

    public async Task<T> WithDbAsync<T>(Func<MiftahDb, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<MiftahDb>());
    }

    public async Task<bool> RecordAsync(string token, SmsReport report, DateTime now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var reports = scope.ServiceProvider.GetRequiredService<ISmsReports>();
        return await reports.RecordAsync(Secrets.Hash(token), report, now, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>A gateway that answers as it is told and remembers what it was given.</summary>
internal sealed class ScriptedGateway(Func<OutgoingSms, Task<SmsReceipt>> answer) : ISmsGateway
{
    public ScriptedGateway(SmsReceipt answer)
        : this(_ => Task.FromResult(answer)) { }

    public List<OutgoingSms> Given { get; } = [];

    public Task<SmsReceipt> SendAsync(OutgoingSms sms, CancellationToken cancel)
    {
        lock (Given)
            Given.Add(sms);
        return answer(sms);
    }
}
