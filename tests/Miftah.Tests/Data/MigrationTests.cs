using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Tests.Support;

namespace Miftah.Tests.Data;

/// <summary>The migrations of each engine make the model, from nothing.</summary>
public abstract class MigrationTests(TestPortal portal)
{
    [Fact]
    public async Task Model_HasNoChangeWithoutItsMigration() =>
        (await portal.InDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges()))).ShouldBeFalse(
            "run ./dev migration NAME"
        );

    [Fact]
    public async Task Migrations_FromNothing_AreAllApplied()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();

        (await db.IsBehindAsync(CancellationToken.None)).ShouldBeFalse();
        (await db.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Times_KeepTheirKindAndMicroseconds_AndLocalOnesAreRefused()
    {
        var person = portal.NewPerson();
        var at = new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc).AddMicroseconds(123_456);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, at))
        );

        var kept = await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).Where(x => x.HoldEndsAt >= at).Select(x => x.HoldEndsAt).SingleAsync()
        );

        kept.ShouldBe(at);
        kept!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        var local = DateTime.SpecifyKind(at, DateTimeKind.Local);
        await Should.ThrowAsync<Exception>(() =>
            portal.InDbAsync(db => db.Accounts.CountAsync(x => x.HoldEndsAt >= local))
        );
    }
}

public sealed class MigrationOnSqliteTests(SqlitePortal on) : MigrationTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class MigrationOnPostgresTests(PostgresPortal on)
    : MigrationTests(on.Portal),
        IClassFixture<PostgresPortal>;
