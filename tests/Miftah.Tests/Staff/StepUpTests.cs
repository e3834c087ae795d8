using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>A passkey's signature is for one act on one row in one session, once and at once.</summary>
public abstract class StepUpTests(TestPortal portal)
{
    private const string Refused = "لم يُقبل مفتاح المرور لهذا الإجراء";

    [Fact]
    public async Task ASignature_ForAnotherRow_IsRefused()
    {
        var (one, other) = (await portal.NewKioskAsync(), await portal.NewKioskAsync());
        var member = await portal.StaffAsync(StaffRole.Operator);

        var page = await PostAsync(member, PathOf(other), await member.SignedAsync(PathOf(one)));

        await RefusedAsync(page, other);
    }

    [Fact]
    public async Task ASignature_ForAnotherAct_IsRefused()
    {
        using var key = new KioskKey();
        var member = await portal.StaffAsync(StaffRole.Operator);
        key.Id = await portal.AskedAsync(key, Guid.CreateVersion7());
        var toApprove = await member.SignedAsync(PathOf(key));
        await portal.InDbAsync(db => // Meanwhile another approved it: the page now takes it out.
            db.Kiosks.Where(x => x.Id == key.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, KioskState.Active))
        );

        await RefusedAsync(await PostAsync(member, PathOf(key), toApprove), key);
    }

    [Fact]
    public async Task ASignature_OfAnotherSession_IsRefused()
    {
        var key = await portal.NewKioskAsync();
        var member = await portal.StaffAsync(StaffRole.Operator);
        var signed = await member.SignedAsync(PathOf(key));
        await portal.OpenStaffSessionAsync(member.Browser, member.Account);

        await RefusedAsync(await PostAsync(member, PathOf(key), signed), key);
    }

    [Fact]
    public async Task ASignature_OfAColleague_IsRefused()
    {
        var key = await portal.NewKioskAsync();
        var member = await portal.StaffAsync(StaffRole.Operator);
        var colleague = await portal.StaffAsync(StaffRole.Operator);

        var signed = (member with { Passkey = colleague.Passkey }).SignedAsync(PathOf(key));

        await RefusedAsync(await PostAsync(member, PathOf(key), await signed), key);
    }

    [Fact]
    public async Task ASignature_IsGoodOnce()
    {
        var key = await portal.NewKioskAsync();
        var member = await portal.StaffAsync(StaffRole.Operator);
        var signed = await member.SignedAsync(PathOf(key));
        (await PostAsync(member, PathOf(key), signed)).ShouldGoTo(PathOf(key));
        await portal.InDbAsync(db => // As if it stood there again, to be done once more.
            db.Kiosks.Where(x => x.Id == key.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, KioskState.Active))
        );

        await RefusedAsync(await PostAsync(member, PathOf(key), signed), key);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task ASignature_IsGoodForFiveMinutes(int seconds, bool taken)
    {
        await using var alone = await TestPortal.StartAsync(); // Its clock moves.
        var key = await alone.NewKioskAsync();
        var member = await alone.StaffAsync(StaffRole.Operator);
        var signed = await member.SignedAsync(PathOf(key));

        alone.Clock.Advance(TimeSpan.FromSeconds((60 * PasskeyChallenge.LifetimeMinutes) + seconds));
        var page = await PostAsync(member, PathOf(key), signed);

        page.Errors.Contains(Refused, StringComparison.Ordinal).ShouldBe(!taken, page.Errors);
        var state = await alone.InDbAsync(db =>
            db.Kiosks.Where(x => x.Id == key.Id).Select(x => x.State).SingleAsync()
        );
        state.ShouldBe(taken ? KioskState.Revoked : KioskState.Active);
    }

    [Fact]
    public async Task WithoutASignature_NothingIsDone()
    {
        var key = await portal.NewKioskAsync();
        var member = await portal.StaffAsync(StaffRole.Operator);

        (await member.FillAsync(PathOf(key))).Errors.ShouldContain("يلزم إثبات بمفتاح المرور");

        (await StateAsync(key)).ShouldBe(KioskState.Active);
    }

    private static string PathOf(KioskKey key) => $"/staff/kiosks/{key.Id:N}";

    private static Task<Page> PostAsync(StaffBrowser member, string path, string signed) =>
        member.FillAsync(path, ("Passkey", signed));

    private async Task RefusedAsync(Page page, KioskKey key)
    {
        page.Errors.ShouldContain(Refused);
        (await StateAsync(key)).ShouldNotBe(KioskState.Revoked);
    }

    private Task<KioskState> StateAsync(KioskKey key) =>
        portal.InDbAsync(db => db.Kiosks.Where(x => x.Id == key.Id).Select(x => x.State).SingleAsync());
}

public sealed class SqliteStepUpTests(SqlitePortal on) : StepUpTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresStepUpTests(PostgresPortal on) : StepUpTests(on.Portal), IClassFixture<PostgresPortal>;
