using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>Two operators put a kiosk into service, one takes it out; each act leaves its record.</summary>
public abstract class ManageKioskTests(TestPortal portal)
{
    private readonly Guid first = RowId.New(portal.Clock.Now());
    private readonly Guid second = RowId.New(portal.Clock.Now());

    [Fact]
    [Sentence(58)]
    public async Task WhoAsked_IsNotTheSecond_AndTheDeviceStaysOut()
    {
        using var key = new KioskKey();
        key.Id = await portal.AskedAsync(key, first);

        (await ApproveAsync(key.Id, first)).ShouldBe(ManageKiosks.NotYours);
        (await portal.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await ApproveAsync(key.Id, second)).ShouldBeNull();
        (await portal.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);
        (await ActsAsync(key.Id)).ShouldBe([(Acts.KioskAsked, first), (Acts.KioskApproved, second)], ignoreOrder: true);
    }

    [Fact]
    public async Task HundredApprovals_AreOne()
    {
        using var key = new KioskKey();
        var id = await portal.AskedAsync(key, first);

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ApproveAsync(id, second)));

        all.Count(x => x is null).ShouldBe(1);
        all.Where(x => x is not null).ShouldAllBe(x => x == ManageKiosks.Over);
        (await ActsAsync(id)).Count(x => x.Act == Acts.KioskApproved).ShouldBe(1);
    }

    [Fact]
    [Sentence(58)]
    public async Task ARevokedKey_NeverComesBack()
    {
        using var key = await portal.NewKioskAsync();

        (await RefusedAsync(key.PublicKey)).ShouldBe(ManageKiosks.KeyKnown, "in service");
        (await RevokeAsync(key.Id)).ShouldBeNull();
        (await RefusedAsync(key.PublicKey)).ShouldBe(ManageKiosks.KeyKnown, "revoked");
        (await ApproveAsync(key.Id, second)).ShouldBe(ManageKiosks.Over);
        (await RevokeAsync(key.Id)).ShouldBe(ManageKiosks.Over);
        (await ActsAsync(key.Id)).Count(x => x.Act == Acts.KioskRevoked).ShouldBe(1);
    }

    [Fact]
    public async Task OnlyAnOfficeOfTheKindKiosk_IsAPlace()
    {
        using var key = new KioskKey();
        var counter = await portal.OfficeAsync();

        foreach (var place in (Guid[])[counter.Id, Guid.CreateVersion7()])
            (await AskAsync(key.PublicKey, place)).ShouldBe(ManageKiosks.NoPlace);
        (await portal.InDbAsync(db => db.Kiosks.AnyAsync(x => x.PublicKey == key.PublicKey))).ShouldBeFalse();
    }

    [Fact]
    public async Task PlaceThatWasClosedMeanwhile_GetsNoKiosk_UntilItIsOpenAgain()
    {
        using var key = new KioskKey();
        var id = await portal.AskedAsync(key, first);
        await portal.CloseKioskPlacesAsync(portal.Clock.Now());

        (await ApproveAsync(id, second)).ShouldBe(ManageKiosks.PlaceClosed);
        (await ActsAsync(id)).ShouldNotContain(x => x.Act == Acts.KioskApproved);

        await portal.CloseKioskPlacesAsync(null);
        (await ApproveAsync(id, second)).ShouldBeNull();
    }

    [Fact]
    [Sentence(58)]
    public async Task RevokedOnOneNode_IsRefusedByTheOther_AtOnce()
    {
        await using var node = await portal.NodeBesideAsync();
        using var key = await portal.NewKioskAsync();
        (await node.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.OK);

        (await RevokeAsync(key.Id)).ShouldBeNull();

        foreach (var each in (TestPortal[])[node, portal])
            (await each.NewKioskBrowser(key).GetAsync("/kiosk")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ActsAsync(key.Id)).ShouldContain((Acts.KioskRevoked, first));
    }

    private async Task<Refusal?> RefusedAsync(byte[] key) => await AskAsync(key, (await portal.KioskPlaceAsync()).Id);

    private async Task<Refusal?> AskAsync(byte[] key, Guid place)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();
        return
            await manage.AskAsync(key, place, first, portal.Clock.Now(), CancellationToken.None)
                is Result<Guid>.Refused refused
            ? refused.Why
            : null;
    }

    private async Task<Refusal?> ApproveAsync(Guid id, Guid by)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();
        return await manage.ApproveAsync(id, by, portal.Clock.Now(), CancellationToken.None);
    }

    private async Task<Refusal?> RevokeAsync(Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();
        return await manage.RevokeAsync(id, first, portal.Clock.Now(), CancellationToken.None);
    }

    private async Task<List<(string Act, Guid? By)>> ActsAsync(Guid kiosk)
    {
        var found = await portal.InDbAsync(db =>
            db.AuditRecords.AsNoTracking().Where(x => x.AccountId == kiosk).ToListAsync()
        );
        return [.. found.Select(x => (x.Act, AuditDetail.Read(x.Detail!).Officer))];
    }
}

public sealed class SqliteManageKioskTests(SqlitePortal on) : ManageKioskTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresManageKioskTests(PostgresPortal on)
    : ManageKioskTests(on.Portal),
        IClassFixture<PostgresPortal>;
