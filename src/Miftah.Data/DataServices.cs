using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Miftah.Data.Audit;
using Miftah.Data.Casework;
using Miftah.Data.Challenges;
using Miftah.Data.Cryptography;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Data.Kiosk;
using Miftah.Data.Messaging;
using Miftah.Data.Outbox;
using Miftah.Data.Postgres;
using Miftah.Data.Recovery;
using Miftah.Data.Sqlite;
using Miftah.Data.Staff;
using Miftah.Domain.Challenges;

namespace Miftah.Data;

/// <summary>Which engine remembers.</summary>
/// <param name="SqliteFile">Path of the embedded database, used when there is no <paramref name="Postgres"/>.</param>
/// <param name="Postgres">Connection string of the PostgreSQL cluster, or null.</param>
public sealed record DataOptions(string SqliteFile, string? Postgres);

public static class DataServices
{
    /// <summary>Registers the database of the configured engine and what reads and writes it.</summary>
    public static IServiceCollection AddMiftahData(this IServiceCollection services, DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IInterceptor, OutboxSignalOnCommit>();
        services.AddScoped<GuessBudgets>().AddScoped<IdentityKeys>().AddScoped<Rekeying>().AddScoped<EraseAccount>();
        services.AddScoped<ActivateAccount>().AddScoped<LiftHold>().AddScoped<UnfreezeInPerson>();
        services.AddScoped<CloseDeceased>().AddScoped<RemoveAuthenticators>();
        services.AddScoped<CountMessage>().AddScoped<ManageKiosks>().AddScoped<ManageOffices>();
        services.AddScoped<ObjectToCase>();
        services.AddScoped<FindAttempt>().AddScoped<AskCodeAgain>();
        services.AddScoped<SmsCounts>().AddScoped<KeyChecks>();
        services.AddScoped<ISpentChallenges, SpentChallenges>();
        services.AddScoped<Upkeep>();
        services.AddScoped<LogProofs>().AddScoped<EraseRecords>();
        services.TryAddSingleton(options.Postgres is { } cluster ? new DatabaseClock(cluster) : TimeProvider.System);
        if (options.Postgres is { } postgres)
            services.AddDbContextPool<MiftahDb, PostgresMiftahDb>((x, db) => Common(x, db.UseNpgsql(postgres)));
        else
            services.AddDbContextPool<MiftahDb, SqliteMiftahDb>(
                (x, db) =>
                    Common(x, db.UseSqlite($"Data Source={options.SqliteFile}")).AddInterceptors(new SqlitePragmas())
            );
        return services;
    }

    // Here and not in the context: a pooled context may not change its own options.
    private static DbContextOptionsBuilder Common(IServiceProvider services, DbContextOptionsBuilder db) =>
        db.AddInterceptors(services.GetServices<IInterceptor>())
            .ConfigureWarnings(x => x.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
