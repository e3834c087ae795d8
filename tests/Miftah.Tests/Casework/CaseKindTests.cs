using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Tests.Security;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>Each kind of case takes what its line in the table says, and then does what it is for.</summary>
public abstract class CaseKindTests(TestPortal portal)
{
    [Fact]
    public void Table_HasEachKindOnce() =>
        CaseRules.All.Select(x => x.Kind).ShouldBe(Enum.GetValues<CaseKind>(), ignoreOrder: true);

    [Fact]
    public async Task Hold_IsLiftedByOneOfficer_WithTheDocument()
    {
        var person = portal.NewPerson();
        var until = portal.Clock.Now().AddDays(7);
        await SetAsync(person, x => x.SetProperty(a => a.HoldEndsAt, until));
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person, CaseKind.LiftHold);

        (await officer.DecideAsync(path)).ShouldGoTo("/staff/cases");

        (await AccountAsync(person)).IsOnHold(portal.Clock.Now()).ShouldBeFalse();
        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Done);
    }

    [Fact]
    public async Task Freeze_IsLiftedByOneOfficer_AndNotByARefusal()
    {
        var person = portal.NewPerson();
        await SetAsync(
            person,
            x =>
                x.SetProperty(a => a.StateBeforeFreeze, AccountState.Active)
                    .SetProperty(a => a.State, AccountState.Frozen)
        );
        var officer = await portal.OfficerAsync(1);
        var refused = await officer.SeeAsync(person, CaseKind.Unfreeze);
        (await officer.DecideAsync(refused, Verdict.Refuse)).ShouldGoTo("/staff/cases");
        (await AccountAsync(person)).State.ShouldBe(AccountState.Frozen);

        (await officer.DecideAsync(await officer.SeeAsync(person, CaseKind.Unfreeze))).ShouldGoTo("/staff/cases");

        (await AccountAsync(person)).State.ShouldBe(AccountState.Active);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.CaseRefused);
    }

    [Fact]
    public async Task AccountOfSomebodyWhoDied_IsClosedByTwo_UnlessTheyObject()
    {
        var (dead, alive) = (portal.NewPerson(), portal.NewPerson());
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        foreach (var person in (Someone[])[dead, alive])
        {
            var path = await first.SeeAsync(person, CaseKind.CloseDeceased, "DeathCertificate");
            await portal.RunOutboxAsync();
            await first.DecideAsync(path);
            if (person == alive)
            {
                var phone = portal.NewBrowser();
                var link = (await phone.GetAsync(portal.Sms.LinkTo(alive.Mobile))).Location.ShouldNotBeNull();
                (await phone.FillAsync(link)).Text.ShouldContain("سُجّل الاعتراض");
            }
            await second.ApproveAsync(path);
        }
        await portal.RunOutboxAsync();

        (await AccountAsync(dead)).State.ShouldBe(AccountState.Closed);
        (await AccountAsync(alive)).State.ShouldBe(AccountState.Active);
        portal.Sms.To(dead.Mobile)[^1].Text.ShouldContain("أغلق الحساب");
        var browser = portal.NewBrowser();
        (string, string?)[] fields = [("Username", dead.Username), ("Password", Someone.CrowdPassword)];
        (await browser.FillAsync("/sign-in", fields)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SpentGuesses_AreOpenedAgain_OnlyByTwoPeople_AfterTheSupportDeskAsked()
    {
        var person = portal.NewPerson();
        var key = (await AccountAsync(person)).IdentityKey;
        await SpendAsync(key);
        var office = await portal.OfficeAsync(31);
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, await portal.OfficeAsync(30));
        var first = await portal.StaffAsync(StaffRole.PassportsOfficer, office);
        var second = await portal.ApproverAsync(32);
        await portal.OnlyAsync(agent, first, second);
        var opened = await agent.OpenAsync(person, CaseKind.UnlockBudget, "case-guesses-spent");
        opened.Text.ShouldContain("فُتحت المعاملة");

        var path = (await first.FillAsync("/staff/cases")).Location.ShouldNotBeNull();
        (await first.FillAsync($"{path}/evidence", ("Evidence", "Statement"))).ShouldGoTo(path);
        (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");
        (await SpentAsync(key)).ShouldBeTrue();
        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");

        (await SpentAsync(key)).ShouldBeFalse();
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.GuessesReopened);
    }

    [Fact]
    public async Task CaseGivenBack_StartsAnotherRound_AndKeepsTheProvedNumber()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, person, number);
        (await second.ApproveAsync(path, Verdict.Return)).ShouldGoTo("/staff/cases");

        (await first.FillAsync($"{path}/evidence", ("Evidence", "Passport"))).ShouldGoTo(path);
        (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");
        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");

        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Done);
    }

    [Fact]
    public async Task AccountChangedSinceTheEvidence_IsNotTouched()
    {
        var person = portal.NewPerson();
        var until = portal.Clock.Now().AddDays(7);
        await SetAsync(person, x => x.SetProperty(a => a.HoldEndsAt, until));
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person, CaseKind.LiftHold);
        await SetAsync(person, x => x.SetProperty(a => a.Version, a => a.Version + 1));

        (await officer.DecideAsync(path)).Errors.ShouldContain("تغيّر الحساب بعد فحص الوثيقة");

        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Verified, "the verdict did not stand either");
    }

    [Fact]
    public async Task CaseThatNobodyFinished_IsOver()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person);
        portal.Clock.Advance(TimeSpan.FromDays(Domain.Casework.Case.LifetimeDays + 1));
        await portal.InDbAsync(async db =>
        {
            await new Miftah.Data.Upkeep(db).SweepAsync(portal.Clock.Now(), CancellationToken.None);
            return 0;
        });

        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Expired);
    }

    private async Task SpendAsync(byte[] key)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var budgets = scope.ServiceProvider.GetRequiredService<Miftah.Data.Guessing.GuessBudgets>();
        while (await budgets.DebitAsync(key, GuessKind.RecoveryAnswer, GuessLane.Stranger, portal.Clock.Now(), default))
        { }
    }

    private async Task<bool> SpentAsync(byte[] key) =>
        await portal.InDbAsync(db => db.GuessBudgets.AnyAsync(x => x.Key == key && x.Kind == GuessKind.RecoveryAnswer));

    private Task<int> SetAsync(
        Someone person,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<SubscriberAccount>> set
    ) => portal.InDbAsync(db => db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set));

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
}

public sealed class SqliteCaseKindTests(SqlitePortal on) : CaseKindTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresCaseKindTests(PostgresPortal on) : CaseKindTests(on.Portal), IClassFixture<PostgresPortal>;
