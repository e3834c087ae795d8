using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>A case as officers go through it, so that a test says only what is special about its own.</summary>
internal static class CaseSteps
{
    /// <summary>An officer of the passports office of that number.</summary>
    public static async Task<StaffBrowser> OfficerAsync(this TestPortal portal, int office, Someone? who = null) =>
        await portal.StaffAsync(StaffRole.PassportsOfficer, await portal.OfficeAsync(office), who);

    public static async Task<StaffBrowser> ApproverAsync(this TestPortal portal, int office, Someone? who = null) =>
        await portal.StaffAsync(StaffRole.Approver, await portal.OfficeAsync(office), who);

    /// <summary>Nobody else is on duty: a second person that is drawn is one of these.</summary>
    public static Task<int> OnlyAsync(this TestPortal portal, params StaffBrowser[] members)
    {
        var ids = members.Select(x => x.Account.Id).ToList();
        return portal.InDbAsync(db =>
            db.StaffAccounts.Where(x => !ids.Contains(x.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, StaffState.Suspended))
        );
    }

    /// <summary>Opens a case; the answer leads to it.</summary>
    public static Task<Page> OpenAsync(
        this StaffBrowser officer,
        Someone person,
        CaseKind kind = CaseKind.ChangeMobile,
        string reason = "case-sim-lost"
    ) =>
        officer.FillAsync(
            "/staff/cases/open",
            ("IdentityNumber", person.Number),
            ("Kind", kind.ToString()),
            ("Reason", reason)
        );

    /// <summary>Opens a case and records the document.</summary>
    /// <returns>The path of the case.</returns>
    public static async Task<string> SeeAsync(
        this StaffBrowser officer,
        Someone person,
        CaseKind kind = CaseKind.ChangeMobile,
        string evidence = "IdentityCard"
    )
    {
        var path = (await officer.OpenAsync(person, kind)).Location.ShouldNotBeNull();
        (await officer.FillAsync($"{path}/evidence", ("Evidence", evidence))).ShouldGoTo(path);
        return path;
    }

    /// <summary>Up to the first verdict: the new number's code came back.</summary>
    public static async Task<string> ProveAsync(
        this TestPortal portal,
        StaffBrowser officer,
        Someone person,
        string number
    )
    {
        var path = await officer.SeeAsync(person);
        (await officer.FillAsync($"{path}/number", ("Mobile", number))).ShouldGoTo($"{path}/code");
        await portal.RunOutboxAsync();
        (await officer.FillAsync($"{path}/code", ("Code", portal.Sms.CodeTo(number)))).ShouldGoTo(path);
        return path;
    }

    public static Task<Page> DecideAsync(this StaffBrowser officer, string path, Verdict verdict = Verdict.Approve) =>
        officer.StepUpAsync($"{path}/decide", ("Verdict", verdict.ToString()), ("Reason", CaseReasons.Refusing[0]));

    public static Task<Page> ApproveAsync(this StaffBrowser second, string path, Verdict verdict = Verdict.Approve) =>
        second.StepUpAsync($"{path}/approve", ("Verdict", verdict.ToString()), ("Reason", CaseReasons.Refusing[1]));

    /// <summary>Up to the second verdict, which is the one that is left.</summary>
    public static async Task<string> SendAsync(
        this TestPortal portal,
        StaffBrowser officer,
        Someone person,
        string number
    )
    {
        var path = await portal.ProveAsync(officer, person, number);
        (await officer.DecideAsync(path)).ShouldGoTo("/staff/cases");
        return path;
    }

    public static Task<Domain.Casework.Case> CaseAsync(this TestPortal portal, string path)
    {
        var id = Guid.Parse(path[(path.LastIndexOf('/') + 1)..]);
        return portal.InDbAsync(db => db.Cases.AsNoTracking().SingleAsync(x => x.Id == id));
    }

    public static async Task<List<string>> ActsOfAsync(this TestPortal portal, Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == id).OrderBy(x => x.Id).Select(x => x.Act).ToListAsync()
        );
    }
}
