using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Casework;
using Miftah.Tests.Casework;
using Miftah.Tests.Security;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>
/// No staff role can see or set a code, an answer, a password or a passkey: what every page of every role holds, and
/// what is written at the staff door.
/// </summary>
public sealed class StaffCanaryTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private SecretWrites writes = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: builder =>
        {
            builder.Configuration["Miftah:Limits:Off"] = "true";
            builder.Services.AddSingleton<IInterceptor>(x =>
                writes = new SecretWrites(x.GetRequiredService<IHttpContextAccessor>())
            );
        });

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(60)]
    public async Task EveryPage_OfEveryRole_HoldsNothingOfAPerson_AndChangesNothingThatGuardsThem()
    {
        var canary = await Canary.LiveAsync(portal);
        var (before, hash) = await Canary.KeptAsync(portal, canary.Person);
        var routes = await StaffRoute.AllAsync(portal);
        var found = new List<string>();
        var opened = 0;
        foreach (var role in DutyLaws.Roles)
        {
            var member = await portal.StaffAsync(role);
            var rows = new StaffRows(portal) { Person = canary.Person };
            await foreach (var visit in member.WalkAsync(routes, rows))
            {
                opened += visit.Page.Status == System.Net.HttpStatusCode.OK ? 1 : 0;
                found.AddRange(
                    canary.In(visit.Page).Select(x => $"{x} for {role} in {visit.Handler} {visit.Route.Pattern}")
                );
            }
        }

        found.ShouldBeEmpty();
        opened.ShouldBeGreaterThan(100);
        var (after, hashAfter) = await Canary.KeptAsync(portal, canary.Person);
        hashAfter.ShouldBe(hash);
        after.Select(Convert.ToHexString).ShouldBe(before.Select(Convert.ToHexString));
        writes.Seen.ShouldBeEmpty();
    }

    [Fact]
    [NegativeControl(60)]
    public async Task AFactThatAPageShows_IsFound()
    {
        var canary = await Canary.LiveAsync(portal);
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(canary.Person);
        canary.In(await officer.GetAsync(path)).ShouldBeEmpty();

        // Asked for with a reason, which its owner reads, the mobile is shown.
        var shown = await officer.FillAsync($"{path}/look?fact=Mobile", ("Reason", CaseReasons.Looking[0]));

        canary.In(shown).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [NegativeControl(60)]
    public void ASecret_IsFound_InEachSpelling(int spelling)
    {
        var secret = Encoding.UTF8.GetBytes("neither this nor that");
        var canary = new Canary(null!, [.. Canary.Spell(secret)], ["271828"]);
        using var response = new HttpResponseMessage();
        var text = Canary.Spell(secret).ElementAt(spelling);

        canary.In(new(response, $"<p>{text}</p>", null)).ShouldNotBeEmpty();
        canary.In(new(response, "<p>271828</p>", null)).ShouldNotBeEmpty();
        canary.In(new(response, "<p>2718281828</p>", null)).ShouldBeEmpty();
    }

    [Fact]
    [Sentence(60)]
    public async Task CasesOfEveryKindThatTakesADocument_AreDecided_WithoutASecretBeingWritten()
    {
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var moved = await portal.SendAsync(first, (await portal.NewGuardedAsync()).Person, NewNumbers.Next());
        (await second.ApproveAsync(moved)).ShouldGoTo("/staff/cases");
        foreach (var kind in (CaseKind[])[CaseKind.CloseDeceased, CaseKind.RemoveAuthenticators])
        {
            var evidence = CaseRules.Of(kind).Evidence[0].ToString();
            var path = await first.SeeAsync((await portal.NewGuardedAsync()).Person, kind, evidence);
            (await first.DecideAsync(path)).ShouldGoTo("/staff/cases");
            (await second.ApproveAsync(path)).ShouldGoTo("/staff/cases");
            (await portal.CaseAsync(path)).State.ShouldBe(CaseState.Done);
        }

        writes.Seen.ShouldBeEmpty();
        writes.Statements.ShouldBeGreaterThan(50);
    }

    [Fact]
    [NegativeControl(60)]
    public async Task WhatItsOwnerWrites_IsSeen_WhereEveryDoorIsWatched()
    {
        writes.EveryDoor = true;

        var owner = await portal.NewGuardedAsync();
        await Canary.LiveAsync(portal);
        await portal.RecoverAsync(portal.NewBrowser(), portal.NewPerson());

        owner.ShouldNotBeNull();
        foreach (var table in (string[])["subscriber_account", "passkey", "recovery_attempt"])
            writes.Seen.ShouldContain(x => x.Contains($"\"{table}\""), table);
    }
}
