using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Tests.Casework;
using Miftah.Tests.Support;

namespace Miftah.Tests.Desk;

/// <summary>A call at the support desk: status, never content, and only for whoever says what its owner can.</summary>
public abstract class DeskCallTests(TestPortal portal)
{
    [Fact]
    [Sentence(62)]
    public async Task CallerWhoIsRight_HearsHowTheAccountStands_AndItsOwnerReadsOfIt()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        await portal.CodeForAsync(portal.NewBrowser(), person);

        var shown = await CallAsync(agent, person.Number, DigitsOf(person));

        shown.Errors.ShouldBeEmpty();
        shown.Text.ShouldContain("رمز الاستعادة");
        shown.Text.ShouldContain("تسلّمتها شركة الاتصالات");
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.SupportLooked);
    }

    [Fact]
    [Sentence(60)]
    public async Task WhatTheDeskSees_HoldsNothingOfThePerson()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var code = await portal.CodeForAsync(portal.NewBrowser(), person);

        var shown = await CallAsync(agent, person.Number, DigitsOf(person));

        shown.Errors.ShouldBeEmpty();
        foreach (var secret in (string[])[code, person.Username, person.Mobile, person.Passport, person.Number])
            shown.Body.ShouldNotContain(secret);
    }

    [Fact]
    public async Task CallerWhoIsWrong_AndNumberThatNobodyHas_GetTheSamePage()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var wrong = await CallAsync(agent, person.Number, OtherDigits(person));
        var nobody = await CallAsync(agent, Unknown(1), "00");

        wrong.Errors.ShouldContain("لا يطابق ما ذكره المتصل");
        nobody.Errors.ShouldBe(wrong.Errors);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.SupportRefused);
        (await portal.ActsOfAsync(person)).ShouldNotContain(Acts.SupportLooked);
    }

    [Fact]
    public async Task FiveWrongCallsADay_CloseTheCheck_ForTheRightDigitsToo()
    {
        var person = portal.NewPerson();
        for (var i = 0; i < 5; i++)
            await CallAsync(await portal.StaffAsync(StaffRole.SupportAgent), person.Number, OtherDigits(person));

        var right = await CallAsync(await portal.StaffAsync(StaffRole.SupportAgent), person.Number, DigitsOf(person));

        right.Errors.ShouldContain("كثرت المحاولات لهذا الرقم");
    }

    [Fact]
    [Sentence(63)]
    public async Task CallsAboutManyNumbers_StopTheAgent()
    {
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        for (var i = 0; i < Domain.Casework.Look.MaxInWindow; i++)
            (await CallAsync(agent, Unknown(100 + i), "00")).Errors.ShouldContain("لا يطابق");

        (await CallAsync(agent, Unknown(300), "00")).Errors.ShouldContain("أُوقف اطّلاعك");
        await portal.RunOutboxAsync();
        portal.Log.Lines.ShouldContain(x => x.Contains("Bulk looking stopped"));
    }

    [Fact]
    public async Task AgentsOwnNumber_DoesNotOpen()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, who: person);

        var shown = await CallAsync(agent, person.Number, DigitsOf(person));

        shown.Errors.ShouldNotBeEmpty();
        (await portal.ActsOfAsync(person)).ShouldNotContain(Acts.SupportLooked);
    }

    [Fact]
    public async Task ReferenceOfACase_FindsItsPerson()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var reference = (await portal.CaseAsync(await officer.SeeAsync(person))).Reference;
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var shown = await CallAsync(agent, reference.ToLowerInvariant(), DigitsOf(person));

        shown.Errors.ShouldBeEmpty();
        shown.Text.ShouldContain(reference);
    }

    [Fact]
    public async Task CallWithoutTheScriptOrAReason_OpensNothing_AndKeepsWhatWasTyped()
    {
        var person = portal.NewPerson();
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);

        var shown = await agent.FillAsync("/staff/desk", ("Number", person.Number), ("Digits", DigitsOf(person)));

        shown.Errors.ShouldContain("يجب تنبيه المتصل");
        shown.Errors.ShouldContain("سبب الاطّلاع");
        shown.Body.ShouldContain(person.Number);
        (await portal.ActsOfAsync(person)).ShouldNotContain(Acts.SupportLooked);
    }

    [Fact]
    public async Task Agent_ChangesNothingAlone()
    {
        var person = portal.NewPerson();
        var before = await StandsAsync(person);
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var officer = await portal.OfficerAsync(1);
        var path = await officer.SeeAsync(person);

        await CallAsync(agent, person.Number, DigitsOf(person));
        await agent.OpenAsync(person, CaseKind.UnlockBudget, "case-guesses-spent");
        foreach (
            var page in (string[])["", "/evidence", "/number", "/code", "/decide", "/approve", "/look?fact=Mobile"]
        )
            ((int)(await agent.GetAsync(path + page)).Status).ShouldBeOneOf(403, 404);

        (await StandsAsync(person)).ShouldBe(before);
    }

    private Task<(int Version, AccountState State, DateTime? Hold)> StandsAsync(Someone person) =>
        portal.InDbAsync(async db =>
        {
            var it = await db.Accounts.AsNoTracking().SingleAsync(portal.Is(person));
            return (it.Version, it.State, it.HoldEndsAt);
        });

    private static Task<Page> CallAsync(StaffBrowser agent, string number, string digits) =>
        agent.FillAsync(
            "/staff/desk",
            ("Number", number),
            ("Said", "1"),
            ("Digits", digits),
            ("Reason", CaseReasons.Calling[0])
        );

    private static string DigitsOf(Someone person) => person.Mobile[^2..];

    private static string OtherDigits(Someone person) => DigitsOf(person) == "00" ? "01" : "00";

    private static string Unknown(int i) => IdentityNumber.FromBody(PersonKind.Citizen, 98_000_000 + i).Value;
}

public sealed class SqliteDeskCallTests(SqlitePortal on) : DeskCallTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresDeskCallTests(PostgresPortal on) : DeskCallTests(on.Portal), IClassFixture<PostgresPortal>;
