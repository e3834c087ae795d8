using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>Who works at the staff door is decided by two administrators; who is shut out, by one.</summary>
public abstract class ManageStaffTests(TestPortal portal)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ANewMember_IsInvited_Joins_AndGetsRolesFromTwo()
    {
        var (one, two) = (await AdministratorAsync(), await AdministratorAsync());
        var office = await portal.OfficeAsync();
        var person = portal.NewPerson();

        var invited = await one.StepUpAsync(
            "/staff/people/invite",
            ("Name", "ليلى"),
            ("IdentityNumber", person.Number),
            ("Office", office.Id.ToString("N"))
        );

        Regex.IsMatch(invited.Body, "/staff/join/[A-Za-z0-9_-]{43}").ShouldBeTrue(invited.Errors);
        var member = await InvitedAsync(person);
        (member.State, member.Roles).ShouldBe((StaffState.Invited, StaffRole.None));
        var page = $"/staff/people/{member.Id:N}";
        (await one.StepUpAsync(page, ("Do", "AskRoles"), ("Roles", "Operator"))).ShouldGoTo(page);
        (await one.StepUpAsync(page, ("Do", "Agree"))).Errors.ShouldContain("مدير آخر");
        (await RolesAsync(member.Id)).ShouldBe(StaffRole.None);
        (await two.StepUpAsync(page, ("Do", "Agree"))).ShouldGoTo(page);
        (await RolesAsync(member.Id)).ShouldBe(StaffRole.Operator);
        (await ActsAsync(member.Id)).ShouldBe(
            [Acts.StaffInvited, Acts.StaffChangeAsked, Acts.StaffRolesGranted],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Nobody_ActsOnThemselves()
    {
        var (one, two) = (await AdministratorAsync(), await AdministratorAsync());
        var page = $"/staff/people/{one.Account.Id:N}";
        (await one.GetAsync(page)).Body.ShouldNotContain("name=\"Do\"");
        (await two.StepUpAsync(page, ("Do", "AskRoles"), ("Roles", "Auditor"))).ShouldGoTo(page);

        var wish = await portal.InDbAsync(db => db.StaffChanges.SingleAsync(x => x.StaffId == one.Account.Id));
        var agreed = await ManageAsync(x => x.AgreeAsync(wish.Id, one.Account.Id, Now, Cancel));

        agreed.ShouldBe(ManageStaff.NotYours);
        (
            await ManageAsync(x =>
                x.SetStateAsync(one.Account.Id, StaffState.Active, StaffState.Left, one.Account.Id, Now, Cancel)
            )
        ).ShouldBe(ManageStaff.NotYours);
    }

    [Fact]
    public async Task AWish_IsOverAfterADay_AndHundredWhoAgreeAreOne()
    {
        var (one, two) = (await AdministratorAsync(), await AdministratorAsync());
        var member = await portal.StaffAsync(StaffRole.SupportAgent);
        await ManageAsync(x => AskAsync(x, member, StaffRole.Auditor, one));
        var late = await WishAsync(member);
        var after = late.AskedAt.AddHours(StaffChange.LifetimeHours);
        (await ManageAsync(x => x.AgreeAsync(late.Id, two.Account.Id, after, Cancel))).ShouldBe(ManageStaff.Over);
        await ManageAsync(x => AskAsync(x, member, StaffRole.Approver, one));
        var wish = await WishAsync(member);

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ => ManageAsync(x => x.AgreeAsync(wish.Id, two.Account.Id, wish.AskedAt, Cancel)))
        );

        all.Count(x => x is null).ShouldBe(1);
        (await RolesAsync(member.Account.Id)).ShouldBe(StaffRole.Approver);
    }

    [Fact]
    public async Task Suspending_ShutsOutAtOnce_AndIsTakenBack_LeavingIsForGood()
    {
        var one = await AdministratorAsync();
        var member = await portal.StaffAsync(StaffRole.Auditor);
        var page = $"/staff/people/{member.Account.Id:N}";
        (await member.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);

        (await one.StepUpAsync(page, ("Do", "Suspend"))).ShouldGoTo(page);
        (await member.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        (await one.StepUpAsync(page, ("Do", "Resume"))).ShouldGoTo(page);
        await portal.OpenStaffSessionAsync(member.Browser, member.Account);
        (await member.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);

        (await one.StepUpAsync(page, ("Do", "Leave"))).ShouldGoTo(page);
        (await member.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        (await portal.InDbAsync(db => db.StaffPasskeys.AnyAsync(x => x.StaffId == member.Account.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task AnInvitation_IsTakenBack_BeforeAnybodyJoins()
    {
        var one = await AdministratorAsync();
        var person = portal.NewPerson();
        await one.StepUpAsync(
            "/staff/people/invite",
            ("Name", "ليلى"),
            ("IdentityNumber", person.Number),
            ("Office", (await portal.OfficeAsync()).Id.ToString("N"))
        );
        var member = await InvitedAsync(person);
        var page = $"/staff/people/{member.Id:N}";

        (await one.StepUpAsync(page, ("Do", "Leave"))).ShouldGoTo(page);

        var works = await portal.InDbAsync(db =>
            db.StaffInvitations.AnyAsync(x => x.StaffId == member.Id && x.UsedAt == null)
        );
        works.ShouldBeFalse();
    }

    [Fact]
    public async Task WhoLostTheKey_IsInvitedAnewByTwo_AndTheFormerKeyIsNothing()
    {
        var (one, two) = (await AdministratorAsync(), await AdministratorAsync());
        var member = await portal.StaffAsync(StaffRole.Operator);
        var page = $"/staff/people/{member.Account.Id:N}";
        (await one.StepUpAsync(page, ("Do", "AskInvitation"))).ShouldGoTo(page);

        var agreed = await two.StepUpAsync(page, ("Do", "Agree"));

        Regex.IsMatch(agreed.Body, "/staff/join/[A-Za-z0-9_-]{43}").ShouldBeTrue(agreed.Errors);
        (await member.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        (await portal.InDbAsync(db => db.StaffPasskeys.AnyAsync(x => x.StaffId == member.Account.Id))).ShouldBeFalse();
        (await RolesAsync(member.Account.Id)).ShouldBe(StaffRole.Operator, "roles come by another wish");
    }

    [Fact]
    public async Task AMember_MovesToAnotherOffice()
    {
        var one = await AdministratorAsync();
        var member = await portal.StaffAsync(StaffRole.Approver);
        var other = await portal.OfficeAsync(7);
        var page = $"/staff/people/{member.Account.Id:N}";

        (await one.StepUpAsync(page, ("Do", "Move"))).Errors.ShouldContain("يجب اختيار المكتب");
        (await one.StepUpAsync(page, ("Do", "Move"), ("Office", other.Id.ToString("N")))).ShouldGoTo(page);

        (
            await portal.InDbAsync(db =>
                db.StaffAccounts.Where(x => x.Id == member.Account.Id).Select(x => x.OfficeId).SingleAsync()
            )
        ).ShouldBe(other.Id);
    }

    [Fact]
    public async Task AnAuditor_ReadsWhoWorksHere_AndChangesNothing()
    {
        var auditor = await portal.StaffAsync(StaffRole.Auditor, english: true);
        var member = await portal.StaffAsync(StaffRole.Operator);

        (await auditor.GetAsync("/staff/people")).Body.ShouldNotContain("/staff/people/invite");
        (await auditor.GetAsync($"/staff/people/{member.Account.Id:N}")).Body.ShouldNotContain("name=\"Do\"");
        (await auditor.GetAsync("/staff/people/invite")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private DateTime Now => portal.Clock.Now();

    private Task<StaffBrowser> AdministratorAsync() => portal.StaffAsync(StaffRole.Administrator);

    private static Task<Refusal?> AskAsync(ManageStaff x, StaffBrowser member, StaffRole roles, StaffBrowser by) =>
        x.AskAsync(member.Account.Id, StaffChangeKind.Roles, roles, by.Account.Id, AskedAt, Cancel);

    private static readonly DateTime AskedAt = new(2026, 11, 23, 7, 35, 0, DateTimeKind.Utc);

    private Task<StaffChange> WishAsync(StaffBrowser member) =>
        portal.InDbAsync(db =>
            db.StaffChanges.AsNoTracking().SingleAsync(x => x.StaffId == member.Account.Id && x.EndedAt == null)
        );

    private Task<StaffAccount> InvitedAsync(Someone person)
    {
        var key = StaffAccount.KeyOf(portal.Services.GetRequiredService<BlindIndex>(), person.Number);
        return portal.InDbAsync(db => db.StaffAccounts.AsNoTracking().SingleAsync(x => x.NumberKey == key));
    }

    private Task<StaffRole> RolesAsync(Guid id) =>
        portal.InDbAsync(db => db.StaffAccounts.Where(x => x.Id == id).Select(x => x.Roles).SingleAsync());

    private Task<List<string>> ActsAsync(Guid id) =>
        portal.InDbAsync(db => db.AuditRecords.Where(x => x.AccountId == id).Select(x => x.Act).ToListAsync());

    private async Task<Refusal?> ManageAsync(Func<ManageStaff, Task<Refusal?>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ManageStaff>());
    }

    private async Task<Refusal?> ManageAsync(Func<ManageStaff, Task<Result<string?>>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var result = await act(scope.ServiceProvider.GetRequiredService<ManageStaff>());
        return result is Result<string?>.Refused no ? no.Why : null;
    }
}

public sealed class ManageStaffOnSqliteTests(SqlitePortal on)
    : ManageStaffTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class ManageStaffOnPostgresTests(PostgresPortal on)
    : ManageStaffTests(on.Portal),
        IClassFixture<PostgresPortal>;

/// <summary>The only administrator, and what happens where the second person is not asked for.</summary>
public sealed class OnlyAdministratorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheOnlyAdministrator_MakesTheSecond_AndNothingElse_Alone()
    {
        await using var portal = await TestPortal.StartAsync();
        var only = await portal.StaffAsync(StaffRole.Administrator);
        var member = await portal.StaffAsync(StaffRole.None);

        (await GrantAloneAsync(portal, only, member, StaffRole.Operator)).ShouldBe(ManageStaff.NotYours);
        (await GrantAloneAsync(portal, only, member, StaffRole.Administrator | StaffRole.Operator)).ShouldBe(
            ManageStaff.NotYours
        );
        (await GrantAloneAsync(portal, only, member, StaffRole.Administrator)).ShouldBeNull();
        var third = await portal.StaffAsync(StaffRole.None);
        (await GrantAloneAsync(portal, only, third, StaffRole.Administrator)).ShouldBe(ManageStaff.NotYours);

        var detail = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == member.Account.Id && x.Act == Acts.StaffRolesGranted)
                .Select(x => x.Detail)
                .SingleAsync()
        );
        detail!.ShouldContain(Reasons.OnlyAdministrator);
    }

    [Fact]
    public async Task TheLastAdministrator_Remains()
    {
        await using var portal = await TestPortal.StartAsync();
        var only = await portal.StaffAsync(StaffRole.Administrator);
        await using var scope = portal.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<ManageStaff>();
        var now = portal.Clock.Now();

        (
            await staff.SetStateAsync(
                only.Account.Id,
                StaffState.Active,
                StaffState.Suspended,
                RowId.New(now),
                now,
                Cancel
            )
        ).ShouldBe(ManageStaff.LastOne);
        (await only.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task OfTwo_WhoShutEachOtherOutAtOnce_OneRemains(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (one, other) = (
            await portal.StaffAsync(StaffRole.Administrator),
            await portal.StaffAsync(StaffRole.Administrator)
        );
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(SuspendAsync(portal, one, by: other), SuspendAsync(portal, other, by: one));

            (await portal.InDbAsync(db => db.StaffAccounts.CountAsync(x => x.State == StaffState.Active))).ShouldBe(1);
            await portal.InDbAsync(db =>
                db.StaffAccounts.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, StaffState.Active), Cancel)
            );
        }
    }

    // Negative controls of docs/adr/0025: with one condition out of its statement each of these succeeds.
    [Fact]
    public async Task WithoutThatCondition_AMemberAgreesToTheirOwnRoles()
    {
        var guard = new GuardOff().Condition(Agreeing, "\"\\w+\"\\.\"StaffId\" <> @\\w+");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var (one, other) = (
            await portal.StaffAsync(StaffRole.Administrator),
            await portal.StaffAsync(StaffRole.Administrator)
        );

        (await GrantAsync(portal, one, (other, one), StaffRole.Administrator | StaffRole.Operator)).ShouldBeNull();
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task WithoutThatCondition_TheLastAdministratorIsShutOut()
    {
        var guard = new GuardOff().Replace(
            "UPDATE \"staff_account\".*\"State\" = @",
            "EXISTS \\(",
            "1 = 1 OR EXISTS ("
        );
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var only = await portal.StaffAsync(StaffRole.Administrator);
        var nobody = await portal.StaffAsync(StaffRole.None);

        (await SuspendAsync(portal, only, by: nobody)).ShouldBeNull();
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task WithoutTheSecondPerson_OneGrantsAlone()
    {
        var guard = new GuardOff().Condition(Agreeing, "\"\\w+\"\\.\"AskedBy\" <> @\\w+");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var one = await portal.StaffAsync(StaffRole.Administrator);
        await portal.StaffAsync(StaffRole.Administrator);
        var member = await portal.StaffAsync(StaffRole.None);

        (await GrantAloneAsync(portal, one, member, StaffRole.Operator)).ShouldBeNull();
        guard.Taken.ShouldBeGreaterThan(0);
    }

    private const string Agreeing = "UPDATE \"staff_change\".*\"AgreedBy\" = @";

    private static async Task<Refusal?> SuspendAsync(TestPortal portal, StaffBrowser member, StaffBrowser by)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<ManageStaff>();
        var (from, to) = (StaffState.Active, StaffState.Suspended);
        return await staff.SetStateAsync(member.Account.Id, from, to, by.Account.Id, portal.Clock.Now(), Cancel);
    }

    private static Task<Refusal?> GrantAloneAsync(
        TestPortal portal,
        StaffBrowser by,
        StaffBrowser member,
        StaffRole roles
    ) => GrantAsync(portal, member, (by, by), roles);

    private static async Task<Refusal?> GrantAsync(
        TestPortal portal,
        StaffBrowser member,
        (StaffBrowser Asks, StaffBrowser Agrees) by,
        StaffRole roles
    )
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<ManageStaff>();
        var now = portal.Clock.Now();
        await staff.AskAsync(member.Account.Id, StaffChangeKind.Roles, roles, by.Asks.Account.Id, now, Cancel);
        var wish = await portal.InDbAsync(db =>
            db.StaffChanges.AsNoTracking().SingleAsync(x => x.StaffId == member.Account.Id && x.EndedAt == null)
        );
        var agreed = await staff.AgreeAsync(wish.Id, by.Agrees.Account.Id, now, Cancel);
        return agreed is Result<string?>.Refused no ? no.Why : null;
    }
}
