using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Enrolment;

/// <summary>Several people may claim one identity number; whoever is verified in person has it.</summary>
public abstract class RivalTests(TestPortal portal)
{
    [Fact]
    public async Task Activation_GivesTheNumberToOne_AndLeavesTheRivalWithNothing()
    {
        var person = await portal.NewApplicantAsync();
        var rival = portal.NewBrowser();
        await portal.OpenAccountAsync(rival, person, "rival.one", "+966500000031");
        (await portal.SignInByAsync(rival, "rival.one", "+966500000031")).ShouldGoTo("/home");
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "owner.one");

        (await ActivateAsync(await IdAtAsync(person.Mobile))).ShouldBeTrue();
        await portal.RunOutboxAsync();

        (await rival.IsSignedInAsync()).ShouldBeFalse();
        (await portal.SignInByAsync(portal.NewBrowser(), "rival.one", "+966500000031")).Location.ShouldBeNull();
        var owner = portal.NewBrowser();
        (await portal.SignInByAsync(owner, person.Number, person.Mobile)).ShouldGoTo("/home");
        (await owner.GetAsync("/home")).Text.ShouldContain("اسم موثق");
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("فعل حسابك حضوريًا"));
        (await ClaimsAsync(person)).ShouldBe(0);
    }

    [Fact]
    public async Task OfTwoActivationsAtOnce_OneWins()
    {
        var person = await portal.NewApplicantAsync();
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "rival.two", "+966500000032");
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "owner.two");
        var (a, b) = (await IdAtAsync("+966500000032"), await IdAtAsync(person.Mobile));

        var won = await Task.WhenAll(ActivateAsync(a), ActivateAsync(b));

        won.Count(x => x).ShouldBe(1);
        (await ClaimsAsync(person)).ShouldBe(0);
        (await ActivateAsync(a)).ShouldBeFalse("once only");
    }

    [Fact]
    public async Task WhoHasTheNumberAlready_IsNotReplaced()
    {
        var (holder, person) = (portal.NewPerson(), await portal.NewApplicantAsync());
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "late.claim");
        var late = await IdAtAsync(person.Mobile);
        var data = portal.Services.GetRequiredService<PersonalDataSeal>();
        await portal.InDbAsync(async db =>
        {
            var row = await db.Accounts.SingleAsync(x => x.Id == late);
            row.PersonalSealed = data.Close(row.DataKey!, data.Open(row) with { IdentityNumber = holder.Number });
            row.ClaimIndex = portal.Services.GetRequiredService<AccountIndex>().ByNumber(holder.Number).InUse;
            return await db.SaveChangesAsync();
        });

        (await ActivateAsync(late)).ShouldBeFalse();

        (await portal.IdOfAsync(holder)).ShouldNotBe(late);
    }

    [Fact]
    public async Task ProvedMobile_IsTakenFromAnAccountThatWasNeverActivated()
    {
        var person = await portal.NewApplicantAsync();
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "first.try");
        var first = await IdAtAsync(person.Mobile);

        await portal.OpenAccountAsync(portal.NewBrowser(), person, "second.try");

        var second = await IdAtAsync(person.Mobile);
        second.ShouldNotBe(first);
        (await portal.InDbAsync(db => db.Accounts.SingleAsync(x => x.Id == first))).State.ShouldBe(AccountState.Closed);
    }

    private async Task<bool> ActivateAsync(Guid account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var act = new Activation(account, new("اسم موثق", "Verified Name"), Actor.Officer, account, "identity-card");
        return await scope
            .ServiceProvider.GetRequiredService<ActivateAccount>()
            .RunAsync(act, portal.Clock.Now(), CancellationToken.None);
    }

    private Task<Guid> IdAtAsync(string mobile)
    {
        var key = portal.Services.GetRequiredService<AccountIndex>().ByMobile(mobile).InUse;
        return portal.InDbAsync(db => db.Accounts.Where(x => x.MobileIndex == key).Select(x => x.Id).SingleAsync());
    }

    private Task<int> ClaimsAsync(Someone person)
    {
        var key = portal.Services.GetRequiredService<AccountIndex>().ByNumber(person.Number).InUse;
        return portal.InDbAsync(db => db.Accounts.CountAsync(x => x.ClaimIndex == key));
    }
}

public sealed class RivalSqliteTests(SqlitePortal on) : RivalTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class RivalPostgresTests(PostgresPortal on) : RivalTests(on.Portal), IClassFixture<PostgresPortal>;
