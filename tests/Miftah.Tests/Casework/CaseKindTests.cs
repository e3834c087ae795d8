using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Casework;
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

        await portal.RunOutboxAsync();
        (await SpentAsync(key)).ShouldBeFalse();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("أتيحت الاستعادة");
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

    [Fact]
    public async Task Applicant_IsActivatedByTwo_UnderTheNamesOfTheDocument_AndTheRivalIsGone()
    {
        var person = await portal.NewApplicantAsync();
        var rival = $"+9665000{person.Number[^5..]}";
        await portal.OpenAccountAsync(portal.NewBrowser(), person, $"rival{person.Number[^6..]}", rival);
        await portal.OpenAccountAsync(portal.NewBrowser(), person, $"owner{person.Number[^6..]}");
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var opened = await first.FillAsync(
            "/staff/cases/open",
            ("IdentityNumber", person.Number),
            ("Kind", nameof(CaseKind.Activate)),
            ("Reason", "case-own-wish"),
            ("Mobile", person.Mobile)
        );
        var path = opened.Location.ShouldNotBeNull();
        (await first.FillAsync($"{path}/evidence", ("Evidence", "Passport"))).Errors.ShouldContain("كما في الوثيقة");
        (string, string?)[] seen = [("Evidence", "Passport"), ("NameArabic", "اسم موثق"), ("NameEnglish", "Seen Name")];
        (await first.FillAsync($"{path}/evidence", seen)).ShouldGoTo(path);
        (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");

        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");

        var account = await AccountAsync(person);
        account.State.ShouldBe(AccountState.Active);
        portal.Services.GetRequiredService<PersonalDataSeal>().Open(account).NameEnglish.ShouldBe("Seen Name");
        (await portal.CaseAsync(path)).NamesSealed.ShouldBeNull();
        var claim = portal.Services.GetRequiredService<AccountIndex>().ByNumber(person.Number).InUse;
        (await portal.InDbAsync(db => db.Accounts.AnyAsync(x => x.ClaimIndex == claim))).ShouldBeFalse();
    }

    [Fact]
    public async Task CaseWithoutEvidence_IsRefusedByOne_AndAnotherCanBeOpened()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var path = (await officer.OpenAsync(person)).Location.ShouldNotBeNull();

        (await officer.DecideAsync(path, Verdict.Refuse)).ShouldGoTo("/staff/cases");

        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Refused);
        (await officer.OpenAsync(person)).Location.ShouldNotBeNull().ShouldNotBe(path);
    }

    [Fact]
    public async Task SecondPersonWhoDoesNotAnswer_IsReplacedByAnother_AfterADay()
    {
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var path = await portal.SendAsync(first, portal.NewPerson(), NewNumbers.Next());
        var other = await portal.ApproverAsync(3);
        (await first.FillAsync($"{path}/redraw")).Errors.ShouldContain("لم يمضِ يوم");

        portal.Clock.Advance(TimeSpan.FromHours(25));
        foreach (var member in (StaffBrowser[])[first, second, other])
            await portal.OpenStaffSessionAsync(member.Browser, member.Account);
        (await first.FillAsync($"{path}/redraw")).ShouldGoTo(path);

        (await portal.CaseAsync(path)).SecondId.ShouldBe(other.Account.Id);
        (await second.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.ApproveAsync(path)).ShouldGoTo("/staff/cases");
    }

    [Fact]
    public async Task CaseOfAColleagueWhoLeft_GoesToTheNext_WhoSeesTheEvidenceAgain()
    {
        var office = await portal.OfficeAsync(41);
        var (gone, next) = (
            await portal.StaffAsync(StaffRole.PassportsOfficer, office),
            await portal.StaffAsync(StaffRole.PassportsOfficer, office)
        );
        var path = await gone.SeeAsync(portal.NewPerson(), CaseKind.Unfreeze);
        (await next.FillAsync("/staff/cases")).Errors.ShouldContain("لا توجد معاملة منتظرة");
        await portal.OnlyAsync(next);

        (await next.FillAsync("/staff/cases")).ShouldGoTo(path);

        var taken = await portal.CaseAsync(path);
        (taken.AssignedTo, taken.Evidence).ShouldBe((next.Account.Id, null));
    }

    [Fact]
    public async Task Reference_LeadsToTheCase_OrToItsHistory_AndToNothingOfOthers()
    {
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(portal.NewPerson());
        var reference = (await portal.CaseAsync(path)).Reference;
        var (auditor, stranger) = (await portal.StaffAsync(StaffRole.Auditor), await portal.OfficerAsync(3));

        (await FindAsync(officer, $" {reference.ToLowerInvariant()} ")).ShouldGoTo(path);
        (await FindAsync(auditor, reference)).ShouldGoTo($"{path}/history");
        (await FindAsync(stranger, reference)).Errors.ShouldContain("لا توجد معاملة بهذا الرقم");
    }

    [Fact]
    public async Task CaseOfTheSupportDesk_GoesToWhereItsPersonComes()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, await portal.OfficeAsync(50));
        var somewhere = await portal.OfficerAsync(51);
        await portal.OnlyAsync(agent, somewhere);
        (await agent.OpenAsync(person)).Text.ShouldContain("فُتحت المعاملة");
        var here = await portal.OfficerAsync(52);

        var path = (await here.OpenAsync(person)).Location.ShouldNotBeNull();

        var taken = await portal.CaseAsync(path);
        (taken.AssignedTo, taken.OfficeId, taken.OpenedBy).ShouldBe(
            (here.Account.Id, here.Account.OfficeId, agent.Account.Id)
        );
        (await somewhere.OpenAsync(person)).Errors.ShouldContain("توجد معاملة مفتوحة");
    }

    [Fact]
    public async Task CaseOfTheSupportDesk_GoesToNoOfficeThatIsClosed()
    {
        var (near, far) = (await portal.OfficeAsync(60), await portal.OfficeAsync(61));
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, await portal.OfficeAsync(62));
        var (one, other) = (await portal.OfficerAsync(60), await portal.OfficerAsync(61));
        await portal.OnlyAsync(agent, one, other);
        // Both wait for their first; the closed one would come first by its number.
        await CloseAsync(near, portal.Clock.Now());
        (await OfficeOfNextAsync()).ShouldBe(far.Id);

        // The control: open again, it has fewer cases than the other.
        await CloseAsync(near, null);
        (await OfficeOfNextAsync()).ShouldBe(near.Id);

        Task<int> CloseAsync(Office office, DateTime? at) =>
            portal.InDbAsync(db =>
                db.Offices.Where(x => x.Id == office.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.ClosedAt, at))
            );

        async Task<Guid> OfficeOfNextAsync()
        {
            var person = portal.NewPerson();
            (await agent.OpenAsync(person)).Text.ShouldContain("فُتحت المعاملة");
            var id = await portal.IdOfAsync(person);
            return await portal.InDbAsync(db =>
                db.Cases.Where(x => x.AccountId == id).Select(x => x.OfficeId).SingleAsync()
            );
        }
    }

    [Fact]
    public async Task WhoLostEverythingBound_RecoversBySms_AfterTwoOfficers()
    {
        var person = await portal.NewGuardedAsync();
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var path = await first.SeeAsync(person.Person, CaseKind.RemoveAuthenticators);
        await portal.RunOutboxAsync();
        portal.Sms.To(person.Person.Mobile)[^1].Text.ShouldContain("للرفض");
        (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");

        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");

        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person.Person);
        (await portal.ActsOfAsync(person.Person)).ShouldContain(Acts.AuthenticatorRemoved);
    }

    [Fact]
    public async Task Fingerprint_EndsTheCaseThatSaysItsOwnerDied()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person, CaseKind.CloseDeceased, "DeathCertificate");
        var id = await portal.IdOfAsync(person);

        await using (var scope = portal.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<ObjectToCase>()
                .DecideByFingerprintAsync(
                    id,
                    Guid.CreateVersion7(),
                    Guid.CreateVersion7(),
                    portal.Clock.Now(),
                    CancellationToken.None
                );

        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Refused);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.CaseFingerprinted);
    }

    private static Task<Page> FindAsync(StaffBrowser member, string reference) =>
        member.FillAsync("/staff/cases/find", ("Reference", reference));

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
