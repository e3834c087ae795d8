using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Guessing;
using Miftah.Tests.Support;

namespace Miftah.Tests.Data;

/// <summary>What has outlived its use goes; what still guards something stays.</summary>
public abstract class UpkeepTests(TestPortal portal)
{
    [Fact]
    [Sentence(20)]
    public async Task ForgottenAttempts_LoseWhatWasSaid_AsSoonAsTheyAreOver()
    {
        var person = portal.NewPerson();
        await portal.NewBrowser().ClaimAsync(person.Number, person.Mobile);
        portal.Clock.Advance(TimeSpan.FromMinutes(41));

        await SweepAsync();

        (await portal.InDbAsync(db => db.RecoveryAttempts.CountAsync(x => x.ClaimSealed != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Budgets_StayWhileTheirWindowIsOpen_AndGoAfterwards()
    {
        var person = portal.NewPerson();
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");
        portal.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();
        (await CountAsync(GuessKind.RecoveryAnswer)).ShouldBeGreaterThan(0);

        portal.Clock.Advance(TimeSpan.FromDays(3));
        await SweepAsync();

        (await CountAsync(GuessKind.RecoveryAnswer)).ShouldBe(0);
        (await CountAsync(GuessKind.RecoveryQuestion)).ShouldBeGreaterThan(0, "its window is a year");
    }

    private Task<int> CountAsync(GuessKind kind) =>
        portal.InDbAsync(db => db.GuessBudgets.CountAsync(x => x.Kind == kind && x.T1 != null));

    private async Task SweepAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Upkeep>().SweepAsync(portal.Clock.Now(), CancellationToken.None);
    }
}

public sealed class UpkeepOnSqliteTests(SqlitePortal on) : UpkeepTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class UpkeepOnPostgresTests(PostgresPortal on) : UpkeepTests(on.Portal), IClassFixture<PostgresPortal>;
