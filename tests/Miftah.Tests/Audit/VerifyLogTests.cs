using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Audit;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;
using Miftah.VerifyLog;

namespace Miftah.Tests.Audit;

/// <summary>
/// Whoever owns the database changes the log in each way there is; the verifier names the record. Twelve records, with
/// checkpoints kept after four, eight and twelve.
/// </summary>
public abstract class VerifyLogTests(Engine engine) : IAsyncLifetime
{
    private const string Emptied = """update audit_record set "AccountId" = null, "Detail" = null, "Salt" = null""";

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.StartAsync(engine);
        for (var i = 0; i < 3; i++)
        {
            await portal.RecordAsync(4);
            await portal.KeepLogAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [NegativeControl(71)]
    public async Task AnUntouchedLog_IsWhole()
    {
        var report = await portal.VerifyAsync(engine);

        report.Damages.ShouldBeEmpty();
        report.Records.ShouldBe(12);
        report.Kept.ShouldBe(3);
    }

    [Fact]
    [NegativeControl(71)]
    public async Task RecordsOfEveryKindOfActor_AreWhole()
    {
        var now = portal.Clock.Now();
        await portal.InDbAsync(db =>
        {
            foreach (var actor in Enum.GetValues<Actor>())
                db.AuditRecords.Add(AuditRecord.New(Acts.SignedIn, RowId.New(now), actor, RowId.New(now), now));
            return db.SaveChangesAsync();
        });
        await portal.KeepLogAsync();

        (await portal.VerifyAsync(engine)).Damages.ShouldBeEmpty();
    }

    [Theory]
    [Sentence(71)]
    [InlineData("an act altered", """update audit_record set "Act" = 'frozen' where "LogIndex" = 5""", 5)]
    [InlineData("its actor altered", """update audit_record set "Actor" = 'Officer' where "LogIndex" = 0""", 0)]
    [InlineData(
        "its actor spelt otherwise",
        """update audit_record set "Actor" = 'SUBSCRIBER' where "LogIndex" = 9""",
        9
    )]
    [InlineData("its proofs altered", """update audit_record set "Proofs" = '' where "LogIndex" = 11""", 11)]
    [InlineData("its detail altered", """update audit_record set "Detail" = 'x' where "LogIndex" = 6""", 6)]
    [InlineData("only the salt removed", """update audit_record set "Salt" = null where "LogIndex" = 2""", 2)]
    [InlineData("a record deleted", """delete from audit_record where "LogIndex" = 3""", 3)]
    [InlineData("the last cut off", """delete from audit_record where "LogIndex" = 11""", 11)]
    [InlineData("many cut off", """delete from audit_record where "LogIndex" >= 9""", 9)]
    [InlineData("given to another account", """update audit_record set "AccountId" = "Id" where "LogIndex" = 4""", 4)]
    [InlineData(
        "two exchanged",
        """
            update audit_record set "LogIndex" = 100 where "LogIndex" = 7;
            update audit_record set "LogIndex" = 7 where "LogIndex" = 8;
            update audit_record set "LogIndex" = 8 where "LogIndex" = 100
            """,
        7
    )]
    [InlineData("moved to the end", """update audit_record set "LogIndex" = 12 where "LogIndex" = 1""", 1)]
    [InlineData(
        "the tree altered",
        """update log_tile set "Hashes" = (select "Commitment" from audit_record where "LogIndex" = 0)""",
        0
    )]
    [InlineData("the tree removed", "delete from log_tile", 0)]
    [InlineData("the head set back", """update log_head set "Size" = 8""", 8)]
    [InlineData("the checkpoint altered", """update log_head set "Checkpoint" = 'x' """, 11)]
    [InlineData(
        "its time altered",
        """update audit_record set "At" = (select max("At") from audit_record) where "LogIndex" = 2""",
        2
    )]
    [InlineData(
        "its key altered",
        """update audit_record set "Id" = '01000000-0000-7000-8000-000000000000' where "LogIndex" = 6""",
        6
    )]
    [InlineData(
        "its commitment altered",
        """update audit_record set "Commitment" = "Salt" where "LogIndex" = 10""",
        10
    )]
    [InlineData("emptied without an erasure", Emptied + """ where "LogIndex" = 5""", 5)]
    [InlineData("all emptied without an erasure", Emptied, 0)]
    [InlineData(
        "moved out of sight",
        """update audit_record set "LogIndex" = 9000000000000000000 where "LogIndex" = 4""",
        4
    )]
    [InlineData("the head put far off", """update log_head set "Size" = 9000000000000000000""", 12)]
    [InlineData("a tile put far off", """update log_tile set "Index" = 30000000000000000 where "Level" = 0""", 0)]
    public async Task EachDamage_IsNamed(string how, string statements, int index)
    {
        await portal.ForceAsync(engine, statements);

        var damages = (await portal.VerifyAsync(engine)).Damages;

        damages.Min(x => x.Index).ShouldBe(index, $"{how}: {string.Join("; ", damages)}");
    }

    [Theory]
    [Sentence(71)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"account":7}""")]
    [InlineData("""{"account":"nobody"}""")]
    [InlineData("""{"account":"01000000-0000-7000-8000-000000000000","erases":{}}""")]
    [InlineData("""{"account":"01000000-0000-7000-8000-000000000000","erases":[7]}""")]
    public async Task AForgedDetailWithItsCommitment_IsNamed_AndDoesNotStopTheVerifier(string detail)
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        var commitment = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(detail));
        await portal.ForceAsync(engine, "");
        await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.LogIndex == 7)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(x => x.Detail, detail)
                        .SetProperty(x => x.Salt, salt)
                        .SetProperty(x => x.Commitment, commitment)
                )
        );

        var damages = (await portal.VerifyAsync(engine)).Damages;

        damages.ShouldAllBe(x => x.Index == 7);
        damages.ShouldContain(x => x.What.Contains("cannot be read"));
    }

    [Fact]
    [Sentence(71)]
    public async Task ARecordInsertedAtTheEnd_IsNamed()
    {
        await portal.ForceAsync(engine, "");
        await portal.RecordAsync(1);
        await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.LogIndex == null)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.LogIndex, 12L))
        );

        (await portal.VerifyAsync(engine)).Damages.Min(x => x.Index).ShouldBe(12);
    }

    [Fact]
    [Sentence(71)]
    public async Task ALogWrittenAnewWithItsOwnKey_IsMetByTheKeptCheckpoint_BetweenTheLastGoodAndTheFirstBad()
    {
        var kept = await portal.KeptAsync();
        await portal.ForceAsync(engine, """update audit_record set "Proofs" = 'none' where "LogIndex" = 5;""");
        await RewriteAsync();

        var damages = (await portal.VerifyAsync(engine, kept)).Damages;

        damages.ShouldHaveSingleItem();
        (damages[0].Index, damages[0].Last).ShouldBe((4, 7));
    }

    [Fact]
    [NegativeControl(71)]
    public async Task ALogWrittenAnew_PassesWhereNoCheckpointWasKept()
    {
        await portal.ForceAsync(engine, """update audit_record set "Proofs" = 'none' where "LogIndex" = 5;""");
        await RewriteAsync();

        (await portal.VerifyAsync(engine, kept: [])).Damages.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheKeeper_DoesNotKeepALogThatWasWrittenAnew()
    {
        var kept = await portal.KeptAsync();
        await portal.ForceAsync(engine, """update audit_record set "Proofs" = 'none' where "LogIndex" = 5;""");
        await RewriteAsync();
        await portal.RecordAsync(1);

        await portal.KeepLogAsync();

        (await portal.KeptAsync()).Count.ShouldBe(kept.Count);
        (await portal.NewBrowser().GetAsync("/health/ready")).Body.ShouldBe("Degraded");
    }

    [Fact]
    public async Task ARecordThatWaits_IsOutOfReach_AndIsSaidToBe()
    {
        await portal.RecordAsync(2);
        await portal.ForceAsync(engine, """update audit_record set "Act" = 'x' where "LogIndex" is null""");

        var report = await portal.VerifyAsync(engine);

        report.Damages.ShouldBeEmpty();
        report.Waiting.ShouldBe(2);
    }

    [Fact]
    public async Task Erasure_LeavesTheLogWhole()
    {
        var person = await portal.RecordAsync(3);
        await portal.KeepLogAsync();
        (await portal.EraseRecordsAsync(person)).ShouldBe(3);

        var early = await portal.VerifyAsync(engine);
        await portal.KeepLogAsync();
        var report = await portal.VerifyAsync(engine);

        (early.Damages.Count, early.Erased, early.ErasedWaiting).ShouldBe((0, 3, 3));
        report.Damages.ShouldBeEmpty();
        (report.Erased, report.ErasedWaiting).ShouldBe((3, 0));
        var left = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == person).Select(x => x.Act).ToListAsync()
        );
        left.ShouldBe([Acts.RecordsErased], "what the person did is gone; that it is gone stays");
    }

    [Fact]
    [Sentence(71)]
    public async Task ARecordEmptiedBesideAnErasure_IsNamed()
    {
        var person = await portal.RecordAsync(AuditRecord.ErasesMax + 1);
        await portal.KeepLogAsync();
        await portal.EraseRecordsAsync(person);
        await portal.KeepLogAsync();
        (await portal.VerifyAsync(engine)).Damages.ShouldBeEmpty();

        await portal.ForceAsync(engine, Emptied + """ where "LogIndex" = 3""");

        (await portal.VerifyAsync(engine)).Damages.ShouldHaveSingleItem().Index.ShouldBe(3);
    }

    [Fact]
    [NegativeControl(71)]
    public async Task AfterSevenYears_NoErasureNeedsToBeNamed()
    {
        await portal.ForceAsync(engine, Emptied + """ where "LogIndex" = 3""");
        var end = portal.Clock.Now().AddDays(AuditRecord.DetailKeptDays);

        (await portal.VerifyAsync(engine, at: end.AddDays(-1))).Damages.ShouldHaveSingleItem().Index.ShouldBe(3);
        (await portal.VerifyAsync(engine, at: end.AddDays(1))).Damages.ShouldBeEmpty();
        Erasures.DetailKeptDays.ShouldBe(AuditRecord.DetailKeptDays);
    }

    [Theory]
    [Sentence(70)]
    [InlineData("""delete from audit_record where "LogIndex" = 3""")]
    [InlineData("""update audit_record set "Act" = 'frozen' where "LogIndex" = 3""")]
    [InlineData("""update audit_record set "LogIndex" = 40 where "LogIndex" = 3""")]
    [InlineData("""update audit_record set "Detail" = 'x' where "LogIndex" = 3""")]
    [InlineData("""update audit_record set "AccountId" = "Id" where "LogIndex" = 3""")]
    public async Task TheDatabase_RefusesToChangeARecord(string statement)
    {
        await Should.ThrowAsync<Exception>(() =>
            portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken))
        );

        (await portal.VerifyAsync(engine)).Damages.ShouldBeEmpty();
    }

    // What the log's own key can do: every hash and the checkpoint anew, over records that were changed.
    private async Task RewriteAsync()
    {
        await portal.ForceAsync(
            engine,
            """
            delete from log_tile;
            update log_head set "Size" = 0, "Checkpoint" = '';
            update audit_record set "LogIndex" = null;
            """
        );
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sequencer>().RunAsync(CancellationToken.None);
    }
}

public sealed class VerifyLogOnSqliteTests() : VerifyLogTests(Engine.Sqlite);

public sealed class VerifyLogOnPostgresTests() : VerifyLogTests(Engine.Postgres);
