using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>What the conditions of a visit's statements stop: each attack succeeds without its own.</summary>
public sealed class VisitGuardOffTests : IAsyncLifetime
{
    private const string Counting = "UPDATE \"kiosk_visit\".*\"Fingers\" = \"\\w+\"\\.\"Fingers\" \\+ 1";
    private const string Budget = "UPDATE \"guess_budget\".*\"T1\" = @";
    private const string Taking = "UPDATE \"kiosk_visit\".*\"Done\" = ";
    private readonly GuardOff guard = new();
    private TestPortal portal = null!;

    private CountedFingers Fingers => portal.Services.GetRequiredService<CountedFingers>();

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: x =>
        {
            x.CountFingers();
            x.Services.AddSingleton<IInterceptor>(guard);
        });

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task FingersThatAreNotLimited_AreComparedWithoutEnd()
    {
        guard.Condition(Counting, "\"\\w+\"\\.\"Fingers\" < \\d+");
        var other = portal.NewVisitor().Number;
        var kiosk = await portal.AtKioskAsync(portal.NewVisitor().Number);
        var page = await kiosk.GetAsync("/kiosk/finger");

        for (var i = 0; i <= KioskVisit.FingersMax; i++)
        {
            await kiosk.PostAsync(page, "/kiosk/finger", ("Capture", portal.CaptureOf(other)));
            await portal.RunOutboxAsync();
        }

        Fingers.Asked.ShouldBe(KioskVisit.FingersMax + 1);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task FingersThatAreNotCountedPerPerson_AreComparedInVisitAfterVisit()
    {
        guard.Condition(Budget, "\"\\w+\"\\.\"T10\" IS NULL");
        var (number, other) = (portal.NewVisitor().Number, portal.NewVisitor().Number);

        for (var visit = 0; visit < 3; visit++)
        {
            var kiosk = await portal.AtKioskAsync(number);
            for (var i = 0; i < KioskVisit.FingersMax; i++)
                await kiosk.FillFingerAsync(portal, other);
            (await kiosk.GetAsync("/kiosk/finger")).Errors.ShouldContain("لم تطابق");
        }

        Fingers.Asked.ShouldBe(3 * KioskVisit.FingersMax);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task TaskThatIsNotTakenOnce_WritesTwoPasswords()
    {
        guard
            .Condition(Taking, "\"\\w+\"\\.\"Task\" = \\d+")
            .Condition(Taking, "\"\\w+\"\\.\"AccountVersion\" = @\\w+")
            .Condition(Taking, "\"\\w+\"\\.\"LinkHash\" = @\\w+")
            .Condition("UPDATE \"subscriber_account\".*\"PasswordHash\" = @", "\"\\w+\"\\.\"Version\" = @\\w+")
            .Assignment(Taking, "LinkHash")
            .Assignment(Taking, "LinkEndsAt")
            .Assignment(Taking, "AccountVersion")
            .Assignment(Taking, "Task")
            .Assignment("UPDATE \"subscriber_account\".*\"PasswordHash\" = @", "Version");
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"));
        var visit = await portal.InDbAsync(db => db.KioskVisits.AsNoTracking().SingleAsync(x => x.LinkHash != null));
        var link = portal.PhoneLinkOf(visit);

        await portal.NewBrowser().TypePasswordAsync(link);
        var again = await portal.NewBrowser().TypePasswordAsync(link, "another harbour meadow");

        again.Text.ShouldContain("حُفظت كلمة المرور");
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task VisitThatIsNotBoundToItsKiosk_GoesOnAtAnother()
    {
        var kiosk = await portal.AtKioskAsync(portal.NewVisitor().Number);
        var key = await portal.NewKioskAsync();
        var other = portal.NewKioskBrowser(key);
        other.Cookies.Add(kiosk.Cookies.GetAllCookies());
        // As if the visit's row did not say where it began.
        await portal.InDbAsync(db => db.KioskVisits.ExecuteUpdateAsync(x => x.SetProperty(v => v.KioskId, key.Id)));

        (await other.GetAsync("/kiosk/finger")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
