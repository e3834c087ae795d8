using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>
/// A real capture opens the tasks; then every screen is read and posted in every state of a visit. What may open is
/// written here by hand, and nothing else does anything.
/// </summary>
public abstract class VisitOrderTests(TestPortal portal)
{
    // A look at the first two screens begins anew: they open always, and change nothing about an account.
    private static readonly Dictionary<string, VisitStep[]> OpenIn = new(StringComparer.Ordinal)
    {
        ["finger asked for"] = [VisitStep.Finger],
        ["verified"] = [VisitStep.Tasks],
        ["new mobile chosen"] = [VisitStep.Tasks, VisitStep.NewMobile],
        ["code sent"] = [VisitStep.Tasks, VisitStep.NewMobile, VisitStep.MobileCode],
        ["new password chosen"] = [VisitStep.Tasks, VisitStep.Phone, VisitStep.Password],
        ["hold lifted"] = [VisitStep.Tasks, VisitStep.Done],
    };

    private static readonly (string, string?)[] Everything =
    [
        ("Typed", "123456"),
        ("Task", nameof(VisitTask.Activate)),
        ("NewPassword", RecoverySteps.NewPassword),
        ("RepeatPassword", RecoverySteps.NewPassword),
        ("Capture", "AAAA"),
    ];

    public static TheoryData<string> States => [.. OpenIn.Keys];

    [Theory]
    [MemberData(nameof(States))]
    public async Task EveryScreen_InEveryState_OpensOnlyWhereItMay(string state)
    {
        foreach (var place in Places())
        {
            var (kiosk, _) = await InAsync(state);
            var page = await kiosk.GetAsync(place.Path);

            if (OpenIn[state].Contains(place.Step))
                page.Status.ShouldBe(HttpStatusCode.OK, $"{state}: {place.Path} → {page.Location}");
            else
                page.Status.ShouldBe(HttpStatusCode.Redirect, $"{state}: {place.Path}");
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task EveryPost_WhereItsScreenDoesNotOpen_ChangesNothing(string state)
    {
        foreach (var place in Places().Where(x => !OpenIn[state].Contains(x.Step)))
        {
            var (kiosk, person) = await InAsync(state);
            var shown = await kiosk.GetAsync(VisitJourney.PathOf(OpenIn[state][0]));
            var before = await StateAsync(person);

            // The last screen takes no posts at all.
            var refused = place.Step == VisitStep.Done ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.Redirect;
            (await kiosk.PostAsync(shown, place.Path, Everything)).Status.ShouldBe(refused, $"{state}: {place.Path}");

            (await StateAsync(person)).ShouldBe(before, $"{state}: {place.Path}");
        }
    }

    [Fact]
    public async Task HundredRightCodesAtOnce_ChangeTheMobileOnce()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        var code = await portal.CodeToNewMobileAsync(kiosk, NumberFor(person));
        var page = await kiosk.GetAsync("/kiosk/mobile/code");

        var answers = await AtOnceAsync(() => kiosk.PostAsync(page, "/kiosk/mobile/code", ("Typed", code)));

        answers.ShouldNotContain(x => (int)x.Status >= 500);
        (await ActsAsync(person)).Count(x => x == Acts.NumberChanged).ShouldBe(1);
    }

    [Fact]
    public async Task HundredWrongCodesAtOnce_EndTheCode()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        var code = await portal.CodeToNewMobileAsync(kiosk, NumberFor(person));
        var page = await kiosk.GetAsync("/kiosk/mobile/code");
        var wrong = code == "000000" ? "000001" : "000000";

        await AtOnceAsync(() => kiosk.PostAsync(page, "/kiosk/mobile/code", ("Typed", wrong)));
        await kiosk.PostAsync(page, "/kiosk/mobile/code", ("Typed", code));

        (await ActsAsync(person)).ShouldNotContain(Acts.NumberChanged);
    }

    [Fact]
    public async Task FingerOfSomebodyElse_OpensNothing()
    {
        var (person, other) = (portal.NewVisitor(), portal.NewVisitor());
        var kiosk = await portal.AtKioskAsync(person.Number);

        await portal.PutFingerAsync(kiosk, other.Number);

        (await kiosk.GetAsync("/kiosk/tasks")).ShouldGoTo("/kiosk/finger");
        (await ActsAsync(person)).ShouldContain(Acts.FingerRefused);
    }

    [Fact]
    [Sentence(62)]
    public async Task Owner_ReadsAtWhichKioskItWasDone()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        await kiosk.FillAsync("/kiosk/tasks", ("Task", nameof(VisitTask.NewPassword)));
        await kiosk.FillAsync("/kiosk/phone");
        (await kiosk.TypePasswordAsync("/kiosk/password")).ShouldGoTo("/kiosk/done");
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person, RecoverySteps.NewPassword);

        var history = (await owner.GetAsync("/en/security/history")).Text;

        history.ShouldContain("At a self-service kiosk · Market kiosk");
        var acts = await portal.InDbAsync(async db =>
        {
            var id = await portal.IdOfAsync(person);
            return await db.AuditRecords.Where(x => x.AccountId == id && x.Actor == Actor.Kiosk).ToListAsync();
        });
        acts.Select(x => x.Act)
            .ShouldBe([Acts.FingerVerified, Acts.UsernameShown, Acts.PasswordSet], ignoreOrder: true);
    }

    private static IEnumerable<VisitPlace> Places() =>
        VisitJourney.Steps.Where(x => x.Step is not (VisitStep.Start or VisitStep.Number));

    private static string NumberFor(Someone person) => $"+96650{person.Number[^7..]}";

    private static async Task<Page[]> AtOnceAsync(Func<Task<Page>> post) =>
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(post)));

    private async Task<(Browser Kiosk, Someone Person)> InAsync(string state)
    {
        var person = portal.NewVisitor();
        if (state == "finger asked for")
            return (await portal.AtKioskAsync(person.Number), person);
        if (state == "hold lifted")
            await portal.InDbAsync(db =>
                db.Accounts.Where(portal.Is(person))
                    .ExecuteUpdateAsync(x => x.SetProperty(a => a.HoldEndsAt, portal.Clock.Now().AddDays(3)))
            );
        var kiosk = await portal.VerifiedAsync(person.Number);
        switch (state)
        {
            case "new mobile chosen":
                await kiosk.FillAsync("/kiosk/tasks", ("Task", nameof(VisitTask.ChangeMobile)));
                break;
            case "code sent":
                await portal.CodeToNewMobileAsync(kiosk, NumberFor(person));
                break;
            case "new password chosen":
                await kiosk.FillAsync("/kiosk/tasks", ("Task", nameof(VisitTask.NewPassword)));
                break;
            case "hold lifted":
                await kiosk.FillAsync("/kiosk/tasks", ("Task", nameof(VisitTask.LiftHold)));
                break;
        }
        return (kiosk, person);
    }

    // What an act would change: the version of the account, and what was recorded about it.
    private Task<(int Version, string Hash, int Records)> StateAsync(Someone person) =>
        portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(portal.Is(person));
            var records = await db.AuditRecords.CountAsync(x => x.AccountId == account.Id);
            return (account.Version, account.PasswordHash, records);
        });

    private async Task<List<string>> ActsAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == id).Select(x => x.Act).ToListAsync()
        );
    }
}

public sealed class VisitOrderOnSqliteTests(SqlitePortal on) : VisitOrderTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class VisitOrderOnPostgresTests(PostgresPortal on)
    : VisitOrderTests(on.Portal),
        IClassFixture<PostgresPortal>;
