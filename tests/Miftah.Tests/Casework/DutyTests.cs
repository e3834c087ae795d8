using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Agencies;
using Miftah.Domain.Casework;
using Miftah.Tests.Security;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;
using Miftah.Web.Features.Console;

namespace Miftah.Tests.Casework;

/// <summary>Duties that must be apart: never one's own, a relative's, or both seats of one case.</summary>
public sealed class DutyTests : IAsyncLifetime
{
    private static readonly Said Approved = new(Verdict.Approve, CaseReasons.Approved);

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(59)]
    public async Task OfficersOwnAccount_IsNoCaseOfTheirs()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1, person);

        (await officer.OpenAsync(person)).Errors.ShouldContain("معاملة باسمك");

        (await portal.InDbAsync(db => db.Cases.AnyAsync())).ShouldBeFalse();
        // The control: a colleague opens it.
        (await (await portal.OfficerAsync(1)).OpenAsync(person)).Location.ShouldNotBeNull();
    }

    [Fact]
    [Sentence(59)]
    [NegativeControl(59)]
    public async Task RelativesCase_IsOpenedByAColleague_AndByNobodyWhileTheRegisterIsAway()
    {
        var (person, spouse) = Married();
        var officer = await portal.OfficerAsync(1, spouse);

        (await officer.OpenAsync(person)).Errors.ShouldContain("من أقاربك");
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        (await officer.OpenAsync(person)).Errors.ShouldContain("تعذّر سؤال سجل الأسرة");

        // The control: a register that lies lets the relative in, so it was the register that kept them out.
        portal.Agencies.Behaviour = AgencyBehaviour.Wrong;
        (await officer.OpenAsync(person)).Location.ShouldNotBeNull();
    }

    [Fact]
    [Sentence(59)]
    public async Task SecondPerson_IsNeverARelative_AndNeverOfTheSameOffice()
    {
        var (person, spouse) = Married();
        var first = await portal.OfficerAsync(1);
        var (relative, neighbour) = (await portal.ApproverAsync(2, spouse), await portal.ApproverAsync(1));
        await portal.OnlyAsync(first, relative, neighbour);
        var path = await portal.ProveAsync(first, person, NewNumbers.Next());

        (await first.DecideAsync(path)).Errors.ShouldContain("لا يوجد الآن موظف ثانٍ");

        var second = await portal.ApproverAsync(2);
        (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");
        (await portal.CaseAsync(path)).SecondId.ShouldBe(second.Account.Id);
    }

    [Fact]
    [Sentence(59, 61)]
    [NegativeControl(59, 61)]
    public async Task OneOfficer_InBothSeats_DecidesNothing()
    {
        var off = new GuardOff().Condition("UPDATE \"case\"", "\"\\w+\"\\.\"(AssignedTo|OpenedBy|OfficeId)\" <> @\\w+");
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));
        await broken.InDbAsync(db => db.Database.ExecuteSqlRawAsync("drop index \"IX_decision_CaseId_Round_StaffId\""));

        (await BothSeatsAsync(portal)).ShouldBe(CaseState.AwaitingSecond);
        (await BothSeatsAsync(broken)).ShouldBe(CaseState.Done);
        off.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [Sentence(59)]
    [NegativeControl(59)]
    public async Task WhoeverTheCaseIsAbout_ApprovesNothing_EvenWhenDrawn()
    {
        var off = new GuardOff().Condition("UPDATE \"case\"", "\"\\w+\"\\.\"SubjectKey\" <> @\\w+");
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await OwnSeatAsync(portal)).ShouldBe(CaseState.AwaitingSecond);
        (await OwnSeatAsync(broken)).ShouldBe(CaseState.Done);
        off.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [Sentence(61)]
    public async Task SecondPerson_ReadsNothingOfTheFirstVerdict_BeforeTheCaseIsOver()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var path = await portal.ProveAsync(first, person, number);
        // A refusal goes on too: being asked tells nothing.
        (await first.DecideAsync(path, Verdict.Refuse)).ShouldGoTo("/staff/cases");

        string[] pages = [path, $"{path}/history", $"{path}/approve"];
        foreach (var page in pages)
            Verdicts((await second.GetAsync(page)).Text).ShouldNotContain("لم تثبت صحة الوثيقة");
        (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");

        await portal.RunOutboxAsync();
        (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Refused);
        foreach (var told in (string[])[person.Mobile, number])
            portal.Sms.To(told)[^1].Text.ShouldContain("رفض طلبك في المكتب");
        (await portal.InDbAsync(db => db.NumberChanges.AnyAsync(x => x.NumberSealed != null))).ShouldBeFalse();
        // The control: once it is over, the history has both.
        (await first.GetAsync($"{path}/history")).Text.ShouldContain("لم تثبت صحة الوثيقة");
    }

    [Fact]
    public async Task SecondPerson_IsDrawn_NotChosen()
    {
        var first = await portal.OfficerAsync(1);
        var others = new List<StaffBrowser>();
        for (var i = 0; i < 3; i++)
            others.Add(await portal.ApproverAsync(2 + i));
        await portal.OnlyAsync([first, .. others]);
        var person = portal.NewPerson();
        var path = await portal.ProveAsync(first, person, NewNumbers.Next());
        var about = await portal.CaseAsync(path);

        var drawn = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var draw = scope.ServiceProvider.GetRequiredService<DrawSecond>();
            drawn.Add((await draw.RunAsync(about, first.Account, person.Number, _ => i, CancellationToken.None))!.Id);
        }

        drawn.ShouldBe(others.Select(x => x.Account.Id), ignoreOrder: true);
    }

    // The page repeats the reasons that can be chosen: what it says of a verdict stands before the form.
    private static string Verdicts(string text) => text.Split("سبب الرفض أو الإعادة")[0];

    private (Someone Person, Someone Spouse) Married()
    {
        var (country, register) = (
            portal.Services.GetRequiredService<Country>(),
            portal.Services.GetRequiredService<FamilyRegister>()
        );
        var one = country.People().First(x => x.Index > 100 && register.SpouseOf(x.Index) is not null);
        return (new(one), new(register.SpouseOf(one.Index)!));
    }

    private static async Task<CaseState> BothSeatsAsync(TestPortal at)
    {
        var officer = await at.OfficerAsync(1);
        var other = await at.ApproverAsync(2);
        await at.OnlyAsync(officer, other);
        var path = await at.SendAsync(officer, at.NewPerson(), NewNumbers.Next());
        await SeatAsync(at, path, officer);
        return await SecondAsync(at, path, officer);
    }

    private static async Task<CaseState> OwnSeatAsync(TestPortal at)
    {
        var person = at.NewPerson();
        var (officer, other) = (await at.OfficerAsync(1), await at.ApproverAsync(2));
        await at.OnlyAsync(officer, other);
        var path = await at.SendAsync(officer, person, NewNumbers.Next());
        var owner = await at.ApproverAsync(3, person);
        await SeatAsync(at, path, owner);
        at.Agencies.Behaviour = AgencyBehaviour.Wrong; // The register, too, knows who they are.
        return await SecondAsync(at, path, owner);
    }

    private static Task<int> SeatAsync(TestPortal at, string path, StaffBrowser member)
    {
        var reference = path.Split('/')[^1];
        var id = Guid.Parse(reference);
        return at.InDbAsync(db =>
            db.Cases.Where(x => x.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.SecondId, member.Account.Id))
        );
    }

    private static async Task<CaseState> SecondAsync(TestPortal at, string path, StaffBrowser member)
    {
        await using var scope = at.Services.CreateAsyncScope();
        var decide = scope.ServiceProvider.GetRequiredService<DecideCase>();
        await decide.SecondAsync(member.Account, await at.CaseAsync(path), Approved, CancellationToken.None);
        return (await at.CaseAsync(path)).State;
    }
}
