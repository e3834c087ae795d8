using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Data.Audit;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;
using Miftah.VerifyLog;
using Miftah.Web;
using Miftah.Web.Background;

namespace Miftah.Tests.Audit;

/// <summary>The log of a test's portal: records put into it, and the verifier run over its real database.</summary>
internal static class LogWorld
{
    /// <summary>Records of an account, each its own act.</summary>
    public static async Task<Guid> RecordAsync(this TestPortal portal, int count, Guid? account = null)
    {
        var whose = account ?? RowId.New(portal.Clock.Now());
        await portal.InDbAsync(async db =>
        {
            for (var i = 0; i < count; i++)
            {
                portal.Clock.Advance(TimeSpan.FromMilliseconds(7));
                var now = portal.Clock.Now();
                db.AuditRecords.Add(
                    AuditRecord.New(Acts.SignedIn, whose, Actor.Subscriber, RowId.New(now), now, "password", "Firefox")
                );
            }
            return await db.SaveChangesAsync();
        });
        return whose;
    }

    /// <summary>The log's worker, once: indices, tree, checkpoint, and the kept copy.</summary>
    public static Task KeepLogAsync(this TestPortal portal) =>
        portal.Services.GetRequiredService<LogKeeper>().RunOnceAsync(CancellationToken.None);

    /// <summary>Erases what the records say about a person, as the erasure of the person does.</summary>
    public static async Task<int> EraseRecordsAsync(this TestPortal portal, Guid person)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var erase = scope.ServiceProvider.GetRequiredService<EraseRecords>();
        var erased = await erase.OfAsync(person, portal.Clock.Now(), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MiftahDb>().SaveChangesAsync();
        return erased;
    }

    public static async Task<LogHead> HeadAsync(this TestPortal portal) =>
        await portal.InDbAsync(db => db.LogHeads.AsNoTracking().SingleAsync());

    /// <summary>The folder of the kept checkpoints.</summary>
    public static string Witnessed(this TestPortal portal) =>
        Path.Combine(portal.Services.GetRequiredService<Portal>().DataFolder, "checkpoints");

    public static async Task<IReadOnlyList<SignedCheckpoint>> KeptAsync(this TestPortal portal) =>
        SignedCheckpoint.ReadAll(
            await File.ReadAllTextAsync(Path.Combine(portal.Witnessed(), "checkpoints.txt")),
            await portal.LogKeyAsync()
        );

    public static async Task<LogKey> LogKeyAsync(this TestPortal portal) =>
        LogKey.Parse(await File.ReadAllTextAsync(Path.Combine(portal.Witnessed(), "log-key.txt")));

    /// <summary>Runs the verifier, which shares no code with the portal, over the portal's database.</summary>
    public static async Task<Report> VerifyAsync(
        this TestPortal portal,
        Engine engine,
        IReadOnlyList<SignedCheckpoint>? kept = null,
        DateTime? at = null
    )
    {
        var folder = portal.Services.GetRequiredService<Portal>().DataFolder;
        await using var database =
            engine == Engine.Sqlite
                ? await LogDatabase.OpenSqliteAsync(Path.Combine(folder, "miftah.db"))
                : await LogDatabase.OpenPostgresAsync(
                    portal.Services.GetRequiredService<IConfiguration>()["Miftah:Postgres"]!
                );
        return await Verification.RunAsync(
            database,
            await portal.LogKeyAsync(),
            kept ?? await portal.KeptAsync(),
            at ?? portal.Clock.Now()
        );
    }

    /// <summary>Does to the database what only its owner can: the refusing triggers are taken away first.</summary>
    public static Task ForceAsync(this TestPortal portal, Engine engine, string statements) =>
        portal.InDbAsync(async db =>
        {
            var open =
                engine == Engine.Sqlite
                    ? "drop trigger if exists audit_record_kept; drop trigger if exists audit_record_unchanged;"
                    : """
                        drop trigger if exists audit_record_kept on audit_record;
                        drop trigger if exists audit_record_unchanged on audit_record;
                        """;
            await db.Database.ExecuteSqlRawAsync(open);
            return statements.Length == 0 ? 0 : await db.Database.ExecuteSqlRawAsync(statements);
        });
}
