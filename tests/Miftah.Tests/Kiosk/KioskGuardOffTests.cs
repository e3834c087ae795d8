using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>The attacks on the kiosk door, where one condition is missing: each succeeds.</summary>
public sealed class KioskGuardOffTests
{
    private const string Counting = "UPDATE \"kiosk\".*\"LastSequence\" = @";

    [Fact]
    [NegativeControl(58)]
    public async Task ANumberThatNeedNotRise_LetsAnOldCopyIn()
    {
        var guard = new GuardOff().Condition(Counting, "\"\\w+\"\\.\"LastSequence\" < @\\w+");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var key = await portal.NewKioskAsync();
        using var copy = key.Clone();
        key.Sequence = 1000;
        await portal.NewKioskBrowser(key).GetAsync("/kiosk");

        (await portal.NewKioskBrowser(copy).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(58)]
    public async Task ACloneThatIsNotStopped_GoesOn()
    {
        var guard = new GuardOff().Statement("UPDATE \"kiosk\".*\"State\" = .*\"EndedAt\" = ");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var key = await portal.NewKioskAsync();
        var browser = portal.NewKioskBrowser(key);
        await browser.GetAsync("/kiosk");
        using var clone = key.Clone();
        await browser.GetAsync("/kiosk");
        await portal.NewKioskBrowser(clone).GetAsync("/kiosk");
        clone.Sequence = 1000;

        (await portal.NewKioskBrowser(clone).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(58)]
    public async Task WithoutASecondPerson_OneOperatorPutsAKioskIntoServiceAlone()
    {
        var guard = new GuardOff().Condition("UPDATE \"kiosk\".*\"ApprovedBy\" = ", "\"\\w+\"\\.\"AskedBy\" <> @\\w+");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        using var key = new KioskKey();
        var alone = Guid.CreateVersion7();
        key.Id = await portal.AskedAsync(key, alone);
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();

        (await manage.ApproveAsync(key.Id, alone, portal.Clock.Now(), CancellationToken.None)).ShouldBeNull();

        (await portal.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task WithoutTheConditionOnItsPlace_AKioskComesToAClosedOne()
    {
        var guard = new GuardOff().Condition(
            "UPDATE \"kiosk\".*\"ApprovedBy\" = ",
            "EXISTS \\(.*?\"ClosedAt\" IS NULL\\)"
        );
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        using var key = new KioskKey();
        key.Id = await portal.AskedAsync(key, Guid.CreateVersion7());
        await portal.CloseKioskPlacesAsync(portal.Clock.Now());
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();

        var refused = await manage.ApproveAsync(
            key.Id,
            Guid.CreateVersion7(),
            portal.Clock.Now(),
            CancellationToken.None
        );

        refused.ShouldBeNull();
        guard.Taken.ShouldBeGreaterThan(0);
    }
}
