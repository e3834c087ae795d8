using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Tests.Casework;
using Miftah.Tests.Support;

namespace Miftah.Tests.Audit;

/// <summary>
/// The record is written in the transaction of its act: where it cannot be written, the act does not happen, and
/// reading goes on. Each act is then done once more without the obstacle, so that the test knows what happening is.
/// </summary>
public abstract class NoRecordNoActTests(TestPortal portal)
{
    [Fact]
    [Sentence(70, 73)]
    [NegativeControl(70, 73)]
    public async Task SigningIn_OpensNoSession_WithoutItsRecord()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        await portal.RunOutboxAsync();
        var code = portal.Sms.CodeTo(person.Mobile);

        await WithoutRecordsAsync(() => browser.FillAsync("/sign-in/code", ("Code", code)));
        (await browser.IsSignedInAsync()).ShouldBeFalse();

        (await browser.FillAsync("/sign-in/code", ("Code", code))).ShouldGoTo("/home");
        (await ActsOfAsync(person)).ShouldBe([Acts.SignInBegun, Acts.SignedIn], ignoreOrder: true);
    }

    [Fact]
    [Sentence(73)]
    [NegativeControl(73)]
    public async Task ARecovery_ShowsNoUsername_AndSetsNoPassword_WithoutItsRecord()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);

        await WithoutRecordsAsync(() => browser.FillAsync("/recover/code", ("Code", code)));
        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover/code");
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
        (string, string?)[] password =
        [
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword),
        ];
        await WithoutRecordsAsync(() => browser.FillAsync("/recover/password", password));
        await portal.SignInAsync(portal.NewBrowser(), person);

        (await browser.FillAsync("/recover/password", password)).ShouldGoTo("/recover/done");
        (await ActsOfAsync(person)).ShouldBe(
            [
                Acts.RecoveryBegun,
                Acts.RecoveryCodeSent,
                Acts.RecoveryCodeRedeemed,
                Acts.UsernameShown,
                Acts.SignInBegun,
                Acts.SignedIn,
                Acts.PasswordSet,
            ],
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData("/freeze", Acts.Frozen)]
    [InlineData("/security/codes", Acts.AuthenticatorBound)]
    [InlineData("/sign-out", Acts.SignedOut)]
    [Sentence(73)]
    [NegativeControl(73)]
    public async Task WhatASubscriberDoes_IsNotDone_WithoutItsRecord(string page, string act)
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);

        await WithoutRecordsAsync(() => browser.FillAsync(page));
        (await browser.IsSignedInAsync()).ShouldBeTrue("reading goes on");
        (await ActsOfAsync(person)).ShouldNotContain(act);

        await browser.FillAsync(page);
        (await ActsOfAsync(person)).ShouldContain(act);
    }

    [Fact]
    [Sentence(73)]
    [NegativeControl(73)]
    public async Task FreezeLink_FreezesNothing_AndStaysGood_WithoutItsRecord()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        var link = portal.Sms.LinkTo(person.Mobile);

        await WithoutRecordsAsync(() => portal.NewBrowser().FillAsync(link));
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);

        (await portal.NewBrowser().FillAsync(link)).Text.ShouldContain("حسابك مجمّد الآن");
        (await ActsOfAsync(person)).ShouldContain(Acts.Frozen);
    }

    [Fact]
    [Sentence(62, 73)]
    [NegativeControl(73)]
    public async Task ALook_ShowsNothing_WithoutItsRecord()
    {
        var person = portal.NewPerson();
        var officer = await portal.OfficerAsync(1);
        var path = $"{await officer.SeeAsync(person)}/look?fact=Mobile";
        (string, string?)[] reason = [("Reason", "look-compare")];

        await WithoutRecordsAsync(() => officer.FillAsync(path, reason));
        (await portal.InDbAsync(db => db.Looks.CountAsync(x => x.Fact == Fact.Mobile))).ShouldBe(0);

        (await officer.FillAsync(path, reason)).Text.ShouldContain(person.Mobile);
        (await ActsOfAsync(person)).ShouldContain(Acts.LookedMobile);
    }

    [Fact]
    [Sentence(73)]
    [NegativeControl(73)]
    public async Task AReadingOfTheLog_ShowsNothing_WithoutItsRecord()
    {
        var auditor = await portal.StaffAsync(StaffRole.Auditor);
        foreach (var path in (string[])["/staff/audit", "/staff/audit.csv"])
        {
            await WithoutRecordsAsync(async () =>
            {
                // The control: what is not recorded opens.
                (await auditor.GetAsync("/staff/people")).Status.ShouldBe(HttpStatusCode.OK);
                return await auditor.GetAsync(path);
            });
            (await auditor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        }
        (await portal.InDbAsync(db => db.AuditRecords.CountAsync(x => x.Act == Acts.AuditRead))).ShouldBe(2);
    }

    /// <summary>The statements that make each new record fail, and that let it be written again.</summary>
    protected abstract (string[] Refuse, string[] Allow) Obstacle { get; }

    private async Task WithoutRecordsAsync(Func<Task<Page>> act)
    {
        await ExecuteAsync(Obstacle.Refuse);
        try
        {
            (await act()).Status.ShouldBe(HttpStatusCode.InternalServerError);
        }
        finally
        {
            await ExecuteAsync(Obstacle.Allow);
        }
    }

    private Task<int> ExecuteAsync(string[] statements) =>
        portal.InDbAsync(async db =>
        {
            foreach (var statement in statements)
                await db.Database.ExecuteSqlRawAsync(statement);
            return 0;
        });

    private Task<List<string>> ActsOfAsync(Someone person) =>
        portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.Where(portal.Is(person)).Select(x => x.Id).SingleAsync();
            return await db.AuditRecords.Where(x => x.AccountId == account).Select(x => x.Act).ToListAsync();
        });
}

public sealed class NoRecordNoActOnSqliteTests(SqlitePortal on)
    : NoRecordNoActTests(on.Portal),
        IClassFixture<SqlitePortal>
{
    protected override (string[] Refuse, string[] Allow) Obstacle =>
        (
            [
                "create trigger no_records before insert on audit_record "
                    + "begin select raise(abort, 'no record can be written'); end",
            ],
            ["drop trigger no_records"]
        );
}

public sealed class NoRecordNoActOnPostgresTests(PostgresPortal on)
    : NoRecordNoActTests(on.Portal),
        IClassFixture<PostgresPortal>
{
    protected override (string[] Refuse, string[] Allow) Obstacle =>
        (
            [
                "create or replace function no_record() returns trigger language plpgsql as "
                    + "$$ begin raise exception 'no record can be written'; end $$",
                "create trigger no_records before insert on audit_record for each row execute function no_record()",
            ],
            ["drop trigger no_records on audit_record"]
        );
}
