using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Tests.Security;
using Miftah.Tests.Support;
using Miftah.Web.Features.Console;

namespace Miftah.Tests.Casework;

/// <summary>Many verdicts at once are one decision.</summary>
public abstract class ApprovalRaceTests(TestPortal portal)
{
    private static readonly Said Approved = new(Verdict.Approve, CaseReasons.Approved);

    [Fact]
    [Sentence(61)]
    public async Task HundredParallelApprovals_AreOneDecision()
    {
        var person = portal.NewPerson();
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var about = await portal.CaseAsync(await portal.SendAsync(first, person, NewNumbers.Next()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SecondAsync(second.Account, about)));

        answers.Count(x => x is null).ShouldBe(1);
        (await portal.ActsOfAsync(person)).Count(x => x == Acts.NumberChanged).ShouldBe(1);
        (await portal.InDbAsync(db => db.Decisions.CountAsync(x => x.CaseId == about.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task ApprovalAndObjection_AtOnce_AreOneOfTheTwo()
    {
        var person = portal.NewPerson();
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var about = await portal.CaseAsync(await portal.SendAsync(first, person, NewNumbers.Next()));
        var link = portal.Sms.LinkTo(person.Mobile);
        var hash = Secrets.Hash(link[(link.LastIndexOf('/') + 1)..]);

        var approving = SecondAsync(second.Account, about);
        var objecting = ObjectAsync(hash);
        await Task.WhenAll(approving, objecting);

        var changed = (await portal.ActsOfAsync(person)).Contains(Acts.NumberChanged);
        changed.ShouldBe(await approving is null);
        changed.ShouldBe(!await objecting);
    }

    [Fact]
    public async Task HundredWhoTakeTheNextCase_AreOne()
    {
        var office = await portal.OfficeAsync(7);
        var officers = new List<StaffBrowser>();
        for (var i = 0; i < 5; i++)
            officers.Add(await portal.StaffAsync(StaffRole.PassportsOfficer, office));
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, office);
        var person = portal.NewPerson();
        await portal.OnlyAsync([agent, .. officers]);
        await agent.OpenAsync(person);

        var taken = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => TakeAsync(officers[i % 5].Account)));

        taken.Count(x => x).ShouldBe(1);
    }

    private async Task<Refusal?> SecondAsync(StaffAccount member, Domain.Casework.Case about)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<DecideCase>()
            .SecondAsync(member, about, Approved, CancellationToken.None);
    }

    private async Task<bool> ObjectAsync(byte[] hash)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ObjectToCase>()
            .RunAsync(hash, "", portal.Clock.Now(), CancellationToken.None);
    }

    private async Task<bool> TakeAsync(StaffAccount member)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var take = scope.ServiceProvider.GetRequiredService<TakeNext>();
        return await take.RunAsync(member, CancellationToken.None) is Result<Guid>.Ok;
    }
}

public sealed class SqliteApprovalRaceTests(SqlitePortal on)
    : ApprovalRaceTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class PostgresApprovalRaceTests(PostgresPortal on)
    : ApprovalRaceTests(on.Portal),
        IClassFixture<PostgresPortal>;
