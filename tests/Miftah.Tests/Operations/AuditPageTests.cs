using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Tests.Audit;
using Miftah.Tests.Casework;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Operations;

/// <summary>An auditor reads the log of acts: everything that was done, and nobody it was done to.</summary>
public abstract partial class AuditPageTests(TestPortal portal)
{
    [Fact]
    public async Task EachKindOfActor_IsShown_ByWhatStaffKnowOfIt()
    {
        var operators = await portal.StaffAsync(StaffRole.Operator, await portal.OfficeAsync(41));
        using var kiosk = await portal.NewKioskAsync();
        var since = await portal.PlacedAsync();
        await portal.AddAsync(
            portal.Record(Acts.RecoveryBegun, Actor.Claimant),
            portal.Record(Acts.SignedIn, Actor.Subscriber),
            portal.Record(Acts.HoldLifted, Actor.System),
            portal.Record(Acts.OfficeClosed, Actor.Officer, operators.Account.Id, operators.Account.OfficeId),
            portal.Record(Acts.FingerVerified, Actor.Kiosk, kiosk.Id)
        );
        await portal.KeepLogAsync();
        var auditor = await portal.AuditorAsync();

        var lines = await auditor.LinesAsync();

        lines
            .Take(5)
            .Select(x => (x.Act, x.By, x.About))
            .ShouldBe([
                ("A kiosk verified your finger", "A person at a kiosk · Market kiosk", ""),
                ("An office was closed", "A member of staff · موظف · Passports 41 · Operator", "Passports 41"),
                ("The protection period was ended in person", "The portal", ""),
                ("Signed in", "A subscriber, signed in", ""),
                ("A recovery was begun with your ID number", "Somebody not signed in", ""),
            ]);
        lines[4].Index.ShouldBe(since.ToString(CultureInfo.InvariantCulture));
        var page = await auditor.GetAsync("/staff/audit");
        page.Body.ShouldContain($"/staff/people/{operators.Account.Id:N}");
        foreach (var words in (string[])["Market kiosk", "Passports 41 · Operator", "Somebody not signed in"])
            page.Text.ShouldContain(words);
        foreach (var key in (string[])["[act", "[audit"])
            page.Body.ShouldNotContain(key, Case.Sensitive, "a text key without its sentence");
    }

    [Fact]
    public async Task ARecord_Waits_AndThenStandsUnderTheCheckpoint()
    {
        var auditor = await portal.AuditorAsync();
        await portal.PlacedAsync();
        await portal.AddAsync(portal.Record(Acts.Frozen, Actor.Subscriber));

        var waiting = (await auditor.LinesAsync("?Act=frozen"))[0];
        var index = await portal.PlacedAsync();
        var placed = (await auditor.LinesAsync("?Act=frozen"))[0];

        (waiting.Index, waiting.Stands).ShouldBe(("Waiting", "Not yet"));
        (placed.Time, placed.Stands).ShouldBe((waiting.Time, "Yes"));
        long.Parse(placed.Index, CultureInfo.InvariantCulture).ShouldBeLessThan(index);
        var page = (await auditor.GetAsync("/staff/audit")).Text;
        var signer = portal.Services.GetRequiredService<ILogSigner>();
        var checkpoint = Checkpoint.Open((await portal.HeadAsync()).Checkpoint, signer).ShouldNotBeNull();
        page.ShouldContain(Convert.ToBase64String(checkpoint.Root));
        page.ShouldContain(checkpoint.Origin);
        page.ShouldContain($"--key {Checkpoint.VerifierKey(signer)}");
    }

    [Fact]
    public async Task Paging_LosesNothing_AndRepeatsNothing_WhileNewRecordsCome()
    {
        await portal.RecordAsync(120);
        var size = await portal.PlacedAsync();
        var auditor = await portal.AuditorAsync(english: false);
        List<long> seen = [];
        var path = "/staff/audit";

        while (path.Length > 0)
        {
            var page = await auditor.GetAsync(path);
            seen.AddRange(Index().Matches(page.Body).Select(x => long.Parse(x.Value, CultureInfo.InvariantCulture)));
            path = Older().Match(page.Body) is { Success: true } next ? WebUtility.HtmlDecode(next.Value) : "";
            await portal.RecordAsync(7);
            // Some acts are recorded later than they were done, with the key of their own time.
            var past = portal.Clock.Now().AddSeconds(-1);
            var late = AuditRecord.New(Acts.PasswordRefused, RowId.New(past), Actor.Claimant, RowId.New(past), past);
            await portal.AddAsync(late);
            await portal.KeepLogAsync();
        }

        seen.ShouldBe(Enumerable.Range(0, (int)size).Reverse().Select(x => (long)x));
        // The control: by their keys those would stand among records that were read before them.
        var byKey = await portal.InDbAsync(db =>
            db.AuditRecords.OrderBy(x => x.Id).Select(x => x.LogIndex).ToListAsync()
        );
        byKey.SequenceEqual(byKey.Order()).ShouldBeFalse();
    }

    [Fact]
    public async Task Filters_ShowWhatWasAskedFor_AndTheReadingsCanBeLeftOut()
    {
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, await portal.OfficeAsync(42));
        var other = await portal.StaffAsync(StaffRole.Operator, await portal.OfficeAsync(42));
        await portal.AddAsync(
            portal.Record(Acts.DeviceForgotten, Actor.Subscriber),
            portal.Record(Acts.MessageTaken, Actor.Officer, agent.Account.Id),
            portal.Record(Acts.OfficeChanged, Actor.Officer, other.Account.Id)
        );
        var auditor = await portal.AuditorAsync();
        await auditor.GetAsync("/staff/audit");
        await portal.KeepLogAsync();

        var all = await auditor.LinesAsync("?Act=&Actor=&Role=&From=&To=&Before=");
        (await auditor.LinesAsync("?Act=device-forgotten")).ShouldAllBe(x => x.Act == "A known device was forgotten");
        (await auditor.LinesAsync("?Actor=Officer")).ShouldAllBe(x => x.By.Contains("A member of staff"));
        var agents = await auditor.LinesAsync("?Role=SupportAgent");
        agents.ShouldAllBe(x => x.By.Contains("Support agent"));
        agents.ShouldContain(x => x.Act == "The support desk took a message from the line");
        (await auditor.LinesAsync("?Role=SupportAgent&Act=office-changed")).ShouldBeEmpty();
        all.ShouldContain(x => x.Act == "An auditor read the log of acts");
        var rest = await auditor.LinesAsync("?Act=no-readings");
        rest.ShouldNotContain(x => x.Act == "An auditor read the log of acts");
        rest.ShouldContain(x => x.Act == "What an office says was changed");
        // What is no choice of the list chooses nothing.
        (await auditor.LinesAsync("?Act=no-such&Actor=4&Role=127&Before=x")).Count.ShouldBeGreaterThanOrEqualTo(
            all.Count
        );
    }

    [Fact]
    public async Task ADay_BeginsAndEnds_InThePortalsTimeZone()
    {
        DateTime[] times =
        [
            new(2026, 10, 4, 20, 59, 59, 999, DateTimeKind.Utc),
            new(2026, 10, 4, 21, 0, 0, 0, DateTimeKind.Utc),
            new(2026, 10, 5, 20, 59, 59, 999, DateTimeKind.Utc),
            new(2026, 10, 5, 21, 0, 0, 0, DateTimeKind.Utc),
        ];
        await portal.AddAsync([
            .. times.Select(x => AuditRecord.New(Acts.SignedOut, RowId.New(x), Actor.Subscriber, RowId.New(x), x)),
        ]);
        await portal.KeepLogAsync();
        var auditor = await portal.AuditorAsync();

        foreach (var day in (string[])["2026-10-05", "20261005", "%D9%A2%D9%A0%D9%A2%D9%A6-10-05"])
            (await auditor.LinesAsync($"?From={day}&To={day}"))
                .Select(x => x.Time)
                .ShouldBe(["2026-10-05T20:59:59.999000Z", "2026-10-04T21:00:00.000000Z"]);
        (await auditor.LinesAsync("?To=2026-10-04")).Select(x => x.Time).ShouldBe(["2026-10-04T20:59:59.999000Z"]);
    }

    [Theory]
    [InlineData("?From=yesterday", "Enter the day as year, month and day")]
    [InlineData("?To=2026-13-40", "Enter the day as year, month and day")]
    [InlineData("?From=0001-01-01", "Enter the day as year, month and day")]
    [InlineData("?From=2026-10-06&To=2026-10-05", "The last day is before the first")]
    public async Task ADayThatIsNone_IsSaid_AndNothingIsRead(string query, string sentence)
    {
        var auditor = await portal.AuditorAsync();

        var page = await auditor.GetAsync($"/staff/audit{query}");

        page.Errors.ShouldContain(sentence);
        page.Body.ShouldContain("<bdi dir=\"ltr\">2026-11-23</bdi>", Case.Sensitive, "as it is written, in Arabic too");
        page.Body.ShouldNotContain("<table");
        (await auditor.GetAsync($"/staff/audit.csv{query}")).ShouldGoTo($"/en/staff/audit{query}");
        (await ReadingsAsync(auditor)).ShouldBeEmpty();
    }

    [Fact]
    [Sentence(62)]
    public async Task NobodyWhoIsInTheRecords_IsInPageOrFile()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);
        var officer = await portal.OfficerAsync(43);
        var path = await officer.SeeAsync(person);
        await officer.FillAsync($"{path}/look?fact=Mobile", ("Reason", "look-compare"));
        await portal.KeepLogAsync();
        var about = await portal.IdOfAsync(person);
        var within = await portal.InDbAsync(db =>
            db.Sessions.Where(x => x.AccountId == about).Select(x => x.Id).ToListAsync()
        );
        string[] canaries =
        [
            person.Number,
            person.Mobile,
            person.Mobile[4..],
            person.Username,
            person.Person.NameArabic,
            person.Person.NameEnglish,
            .. within.Append(about).SelectMany(x => (string[])[$"{x:N}", $"{x}"]),
        ];

        foreach (var english in (bool[])[false, true])
        {
            var auditor = await portal.AuditorAsync(english);
            foreach (var query in (string[])["", "?Act=looked-mobile", "?Actor=Subscriber", "?Role=PassportsOfficer"])
            foreach (var file in (string[])["", ".csv"])
            {
                var shown = await auditor.GetAsync($"/staff/audit{file}{query}");
                shown.Status.ShouldBe(HttpStatusCode.OK);
                foreach (var canary in canaries)
                    shown.Text.ShouldNotContain(canary, Case.Insensitive, $"{file}{query}");
            }
        }

        // What they were looked for in: the look, with its reason and its case, and the recovery.
        var lines = await (await portal.AuditorAsync()).LinesAsync();
        var reference = (await portal.CaseAsync(path)).Reference;
        lines.ShouldContain(x =>
            x.Act.StartsWith("An officer looked at your registered mobile. Reason: ", StringComparison.Ordinal)
            && x.About == reference
        );
        var request = await portal.InDbAsync(db => db.RecoveryAttempts.SingleAsync(x => x.AccountId == about));
        lines.ShouldContain(x => x.Act == "Your username was shown" && x.About == request.Reference);
    }

    [Fact]
    public async Task AnErasedRecord_KeepsItsPlace_AndSaysNothingMore()
    {
        var person = await portal.RecordAsync(1);
        var index = await portal.PlacedAsync() - 1;
        await portal.EraseRecordsAsync(person);

        var lines = await (await portal.AuditorAsync()).LinesAsync();

        var line = lines.Single(x => x.Index == index.ToString(CultureInfo.InvariantCulture));
        (line.Act, line.By, line.About).ShouldBe(("Signed in", "A subscriber, signed in", "Erased"));
    }

    [Fact]
    public async Task OtherRoles_AreRefused()
    {
        foreach (var role in Enum.GetValues<StaffRole>().Where(x => x is not StaffRole.None and not StaffRole.Auditor))
        foreach (var path in (string[])["/staff/audit", "/staff/audit.csv"])
            (await (await portal.StaffAsync(role)).GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, $"{role}");
    }

    [Fact]
    public async Task APlaceNamedLikeAFormula_IsTextInTheFile()
    {
        var place = await portal.OfficeAsync(44);
        await portal.InDbAsync(db =>
            db.Offices.Where(x => x.Id == place.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.NameEn, "=1+1"))
        );
        await portal.AddAsync(portal.Record(Acts.OfficeAdded, Actor.Officer, account: place.Id));
        var auditor = await portal.AuditorAsync();

        (await auditor.LinesAsync("?Act=office-added"))[0].About.ShouldBe("'=1+1");
        // The control: that is its name.
        (await auditor.GetAsync("/staff/audit?Act=office-added")).Text.ShouldContain("=1+1");
    }

    [Fact]
    [Sentence(70)]
    public async Task TheReading_IsARecordItself_OfWhoReadWhich()
    {
        var auditor = await portal.AuditorAsync();
        await portal.AddAsync(portal.Record(Acts.EmailRemoved, Actor.Subscriber));
        var index = await portal.PlacedAsync() - 1;

        await auditor.GetAsync("/staff/audit?Act=email-removed&From=2026-01-01");
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var lines = await auditor.LinesAsync($"?Before={index}&Actor=System&Act=email-removed");

        lines.ShouldBeEmpty();
        (await ReadingsAsync(auditor)).ShouldBe([
            $"page Act=email-removed&From=2026-01-01 {index}-{index} waiting 0",
            "file Act=email-removed&Actor=System none waiting 0",
        ]);
        await portal.KeepLogAsync();
        var reading = (await (await portal.AuditorAsync()).LinesAsync("?Act=audit-read"))[0];
        reading.About.ShouldBe("file Act=email-removed&Actor=System none waiting 0");
        reading.By.ShouldContain("Auditor");
        var engine = portal.Database is null ? Engine.Sqlite : Engine.Postgres;
        (await portal.VerifyAsync(engine)).Damages.ShouldBeEmpty();
    }

    private Task<List<string?>> ReadingsAsync(StaffBrowser auditor) =>
        portal.InDbAsync(async db =>
            (
                await db
                    .AuditRecords.Where(x => x.Act == Acts.AuditRead && x.AccountId == auditor.Account.Id)
                    .OrderBy(x => x.LogIndex == null)
                    .ThenBy(x => x.LogIndex)
                    .ThenBy(x => x.Id)
                    .Select(x => x.Detail!)
                    .ToListAsync()
            ).ConvertAll(x => AuditDetail.Read(x).Shown)
        );

    [GeneratedRegex("(?<=<th scope=\"row\"><bdi>)[0-9]+(?=</bdi>)", RegexOptions.None, 1000)]
    private static partial Regex Index();

    [GeneratedRegex("(?<=href=\")/staff/audit\\?[^\"]*Before=[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Older();
}

public sealed class SqliteAuditPageTests(SqlitePortal on) : AuditPageTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresAuditPageTests(PostgresPortal on)
    : AuditPageTests(on.Portal),
        IClassFixture<PostgresPortal>;
