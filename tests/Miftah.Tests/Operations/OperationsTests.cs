using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Audit;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;

namespace Miftah.Tests.Operations;

/// <summary>The operators' figures: each from rows as the portal makes them, and nobody in any of them.</summary>
public abstract class OperationsTests(TestPortal portal)
{
    private static readonly string[] Keys =
    [
        "funnel",
        "sms",
        "budgets",
        "attacks",
        "outbox",
        "agencies",
        "takeover",
        "log",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFunnel_CountsAttempts_AsFarAsTheyCame()
    {
        await using var own = await TestPortal.StartAsync(
            portal.Database is null ? Engine.Sqlite : Engine.Postgres,
            x => x.Configuration["Miftah:Operations:Operators:=1+1"] = "+966"
        );
        await own.InDbAsync(db =>
        {
            for (var i = 0; i < 40; i++)
                db.RecoveryAttempts.Add(Attempt(asked: i < 28, set: i < 16));
            return db.SaveChangesAsync(Cancel);
        });
        await own.CodeForAsync(own.NewBrowser(), own.NewPerson());

        var steps = await FigureAsync(own, "funnel");

        steps.Values.Select(x => x[0]).ShouldBe(["41", "29", "29", "17", "hidden", "hidden", "hidden"]);
        // The operator whose name is a formula.
        (await FigureAsync(own, "sms")).Values.ShouldContain(x => x[0] == "'=1+1");
    }

    [Fact]
    public async Task Sms_StandByPrefixAndFate_AndSmallCountsAreHidden()
    {
        await SmsAsync("+44770", delivered: 6, dead: 0, daysAgo: 0);
        await SmsAsync("+44771", delivered: 3, dead: 9, daysAgo: 0);
        await SmsAsync("+44772", delivered: 5, dead: 0, daysAgo: 8);

        var today = await FigureAsync("sms");
        today["'+44770"].ShouldBe(["not known", "6", "0", "0", "0", "0"]);
        today["'+44771"].ShouldBe(["not known", "fewer than 5", "0", "0", "0", "9"]);
        today.ShouldNotContainKey("'+44772");
        (await FigureAsync("sms", days: 30)).ShouldContainKey("'+44772");
        var page = (await OperatorAsync("/staff/operations")).Text;
        page.ShouldContain("fewer than 5");
    }

    [Fact]
    public async Task Budgets_SayHowManyAreSpent()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var budgets = scope.ServiceProvider.GetRequiredService<GuessBudgets>();
        for (var i = 0; i < 6; i++)
        {
            var key = Secrets.NewKey();
            while (await DebitAsync(key)) { }
        }
        await DebitAsync(Secrets.NewKey());

        (await FigureAsync("budgets"))["Saved code"].ShouldBe(["6", "0"]);

        Task<bool> DebitAsync(byte[] key) =>
            budgets.DebitAsync(key, GuessKind.SavedCode, GuessLane.Stranger, portal.Clock.Now(), Cancel);
    }

    [Fact]
    public async Task Attacks_AreTheCapsAndRefusals_ThatAreStored()
    {
        var now = portal.Clock.Now();
        var before = await FigureAsync("attacks");
        await portal.InDbAsync(db =>
        {
            db.SmsCounts.Add(Count("code +49", sent: 300, now));
            db.SmsCounts.Add(Count("code +49151", sent: 300, now));
            for (var i = 0; i < 5; i++)
                db.AuditRecords.Add(AuditRecord.New(Acts.Frozen, RowId.New(now), Actor.System, RowId.New(now), now));
            for (var i = 0; i < 3; i++)
                db.AuditRecords.Add(AuditRecord.New(Acts.FingerRefused, RowId.New(now), Actor.Claimant, default, now));
            db.LookStops.Add(
                new()
                {
                    Id = RowId.New(now),
                    StaffId = RowId.New(now),
                    At = now,
                }
            );
            return db.SaveChangesAsync(Cancel);
        });

        var after = await FigureAsync("attacks");

        More("SMS caps reached").ShouldBe(1, "abroad, not the prefix");
        More("Staff stopped from looking").ShouldBe(1);
        after.Values.ShouldContain(x => x[0] == "5");
        after.Values.ShouldContain(x => x[0] == "fewer than 5");

        long More(string sign) => Number(after[sign][0]) - Number(before[sign][0]);
    }

    [Fact]
    public async Task TheOutbox_SaysAge_AndWhatWasGivenUp()
    {
        var now = portal.Clock.Now();
        await portal.InDbAsync(db =>
        {
            db.Outbox.Add(Promise("figure-a", now.AddMinutes(-17), givenUp: null));
            db.Outbox.Add(Promise("figure-b", now.AddMinutes(-90), givenUp: now));
            return db.SaveChangesAsync(Cancel);
        });

        var tasks = await FigureAsync("outbox");

        tasks["figure-a"].ShouldBe(["1", "17", "0"]);
        tasks["figure-b"].ShouldBe(["0", "none", "1"]);
    }

    [Fact]
    public async Task AnAgencyThatIsDown_IsSeen_AndItsReturnToo()
    {
        var person = portal.NewPerson();
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);
        var down = (await FigureAsync("agencies"))["Document registers"];
        portal.Agencies.Behaviour = AgencyBehaviour.Normal;
        await portal.CodeForAsync(portal.NewBrowser(), portal.NewPerson());

        Number(down[0]).ShouldBeGreaterThan(0);
        down[2].ShouldNotBe("none");
        (await FigureAsync("agencies"))["Document registers"][0].ShouldBe("0");
    }

    [Fact]
    public async Task TheArithmetic_IsTheStarts_AndTheLogsRoot_IsTheCheckpoints()
    {
        var figures = portal.Services.GetRequiredService<TakeoverFigures>();
        var chances = (await FigureAsync("takeover")).Values.Skip(1).Select(x => Number(x[0]));
        chances.ShouldBe(figures.ByQuestion.Select(x => (long)(1 / x.Chance)));

        var now = portal.Clock.Now();
        await portal.InDbAsync(db =>
        {
            db.AuditRecords.Add(AuditRecord.New(Acts.SignedOut, RowId.New(now), Actor.Subscriber, default, now));
            return db.SaveChangesAsync(Cancel);
        });
        await using var scope = portal.Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<Sequencer>().RunAsync(Cancel) > 0) { }
        var head = await scope.ServiceProvider.GetRequiredService<LogProofs>().HeadAsync(Cancel);
        var root = Checkpoint.Open(head.Checkpoint, portal.Services.GetRequiredService<ILogSigner>())!.Root;
        var log = await FigureAsync("log");
        log["Root hash"][0].TrimStart('\'').ShouldBe(Convert.ToBase64String(root));
        Number(log["Number of records"][0]).ShouldBe(head.Size);
    }

    [Fact]
    public async Task WhoeverIsInTheRows_IsInNoFigure()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        string[] canaries = [person.Number, person.Mobile, person.Mobile[4..], person.Username, person.Passport];
        foreach (var role in (StaffRole[])[StaffRole.Operator, StaffRole.Auditor])
        foreach (var english in (bool[])[false, true])
        {
            var member = await portal.StaffAsync(role, english: english);
            foreach (var days in (int[])[1, 7, 30])
            foreach (var path in Keys.Select(x => $"/staff/operations/{x}.csv").Prepend("/staff/operations"))
            {
                var shown = await member.GetAsync($"{path}?days={days}");
                shown.Status.ShouldBe(HttpStatusCode.OK, path);
                shown.Body.ShouldNotContain("[operations.", Case.Sensitive, "a text key without its sentence");
                foreach (var canary in canaries)
                    shown.Body.ShouldNotContain(canary, Case.Sensitive, path);
            }
        }
    }

    [Theory]
    [InlineData("/staff/operations/nothing.csv")]
    public async Task AFigureThatIsNone_IsNotFound(string path) =>
        (await OperatorAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task TheFile_IsForDownload_AndAnUnknownPeriodIsToday()
    {
        var file = await OperatorAsync("/staff/operations/log.csv?days=99999");

        file.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        file.Headers["Content-Disposition"].ShouldContain("log.csv");
        (await OperatorAsync("/staff/operations?days=x")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Page> OperatorAsync(string path, TestPortal? at = null) =>
        await (await (at ?? portal).StaffAsync(StaffRole.Operator, english: true)).GetAsync(path);

    private Task<Dictionary<string, string[]>> FigureAsync(string key, int days = 1) => FigureAsync(portal, key, days);

    private async Task<Dictionary<string, string[]>> FigureAsync(TestPortal at, string key, int days = 1)
    {
        var file = await OperatorAsync($"/staff/operations/{key}.csv?days={days}", at);
        file.Status.ShouldBe(HttpStatusCode.OK);
        return file
            .Body.TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(x => x.Trim('"').Split("\",\""))
            .ToDictionary(x => x[0], x => x[1..], StringComparer.Ordinal);
    }

    private static long Number(string cell) => long.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private RecoveryAttempt Attempt(bool asked, bool set)
    {
        var now = portal.Clock.Now();
        return new()
        {
            Id = RowId.New(now),
            SecretHash = Secrets.NewKey(),
            IdentityKey = Secrets.NewKey(),
            Kind = Domain.Identity.PersonKind.Citizen,
            KnownDevice = false,
            QuestionKey = asked ? "passport-number" : null,
            CodeAskedAt = asked ? now : null,
            Verdict = set ? Verdict.Matched : Verdict.NotMatched,
            CodeUsedAt = set ? now : null,
            PasswordSetAt = set ? now : null,
            StartedAt = now,
            LastSeenAt = now,
            LifeEndsAt = now,
            EndedAt = now,
        };
    }

    private Task<int> SmsAsync(string prefix, int delivered, int dead, int daysAgo) =>
        portal.InDbAsync(db =>
        {
            var at = portal.Clock.Now().AddDays(-daysAgo);
            for (var i = 0; i < delivered + dead; i++)
            {
                var (id, bytes) = (RowId.New(at), Secrets.NewKey());
                var sms = new SmsMessage(id, SmsPurpose.RecoveryCode, bytes, bytes, null, bytes, bytes, bytes, at)
                {
                    Prefix = prefix,
                };
                if (i < delivered)
                    sms.Report(SmsReport.Delivered, at);
                else
                    sms.MarkDead();
                db.SmsMessages.Add(sms);
            }
            return db.SaveChangesAsync(Cancel);
        });

    private static SmsCount Count(string scope, int sent, DateTime now) =>
        new()
        {
            Scope = scope,
            Hours = 1,
            StartsAt = now.Date.AddHours(now.Hour),
            Sent = sent,
        };

    private static OutboxMessage Promise(string kind, DateTime made, DateTime? givenUp) =>
        new()
        {
            Id = RowId.New(made),
            Kind = kind,
            SubjectId = RowId.New(made),
            DueAt = made.AddYears(1),
            CreatedAt = made,
            GivenUpAt = givenUp,
        };
}

public sealed class SqliteOperationsTests(SqlitePortal on) : OperationsTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresOperationsTests(PostgresPortal on)
    : OperationsTests(on.Portal),
        IClassFixture<PostgresPortal>;
