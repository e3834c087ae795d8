using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Kiosk;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>Operators say where people, staff and kiosks go; each act is signed, and stands in the record.</summary>
public abstract class ManageOfficeTests(TestPortal portal)
{
    private const string Add = "/staff/offices/add";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnOperator_AddsAnOffice_AndPeopleFindIt(bool english)
    {
        var member = await OperatorAsync(english);
        var name = NewName();

        var added = await member.StepUpAsync(Add, OfficeFields.Of(name, "mission"));

        var office = await NamedAsync(name);
        added.ShouldGoTo($"{(english ? "/en" : "")}{PathOf(office)}?done=added");
        (office.Agency, office.Kind).ShouldBe((OfficeAgency.Passports, OfficeKind.Mission));
        (await ActsAsync(office.Id)).ShouldBe([(Acts.OfficeAdded, member.Account.Id)]);
        (await ListAsync(english, "?for=mobile&kind=mission&city=جده")).ShouldContain(name);
        (await member.GetAsync("/staff/offices")).Text.ShouldContain(name);
    }

    [Fact]
    public async Task WhatIsMissing_IsSaid_AndNothingIsLost()
    {
        var member = await OperatorAsync(english: true);
        var name = NewName();

        var page = await member.FillAsync(
            Add,
            ("NameEn", name),
            ("CityEn", new string('x', Office.TextLengthMax + 1)),
            ("Offers", "mobile")
        );

        page.Errors.ShouldContain("Choose the kind of place");
        page.Errors.ShouldContain("Choose the agency");
        page.Errors.ShouldContain("Write the name in both languages");
        page.Errors.ShouldContain("write city, address and hours in both languages");
        page.Errors.ShouldContain("At most 200 characters");
        page.Body.ShouldContain($"value=\"{name}\"");
        page.Body.ShouldContain("value=\"mobile\" checked");
        (await portal.InDbAsync(db => db.Offices.AnyAsync(x => x.NameEn == name))).ShouldBeFalse();
    }

    [Fact]
    public async Task AnOperator_ChangesAnOffice_AndTheSignatureIsForTheseWords()
    {
        var member = await OperatorAsync();
        var office = await AddedAsync(member);
        var (before, after) = (OfficeFields.Of(office.NameEn, null), OfficeFields.Of(NewName(), null));

        var unsigned = await member.FillAsync(PathOf(office), after);
        var signed = await member.SignedAsync(PathOf(office), before);
        var other = await member.FillAsync(PathOf(office), [.. after, ("Passkey", signed)]);

        unsigned.Errors.ShouldContain("يلزم إثبات بمفتاح المرور");
        other.Errors.ShouldContain("لم يُقبل مفتاح المرور لهذا الإجراء");
        (await ReadAsync(office)).NameEn.ShouldBe(office.NameEn);

        (await member.StepUpAsync(PathOf(office), after)).ShouldGoTo($"{PathOf(office)}?done=changed");
        (await ReadAsync(office)).NameEn.ShouldBe(after.First(x => x.Name == "NameEn").Value);
        (await ActsAsync(office.Id)).ShouldContain((Acts.OfficeChanged, member.Account.Id));
    }

    [Fact]
    public async Task OfTwoOperators_WhoChangeOneOffice_TheSecondIsTold_AndLosesNothing()
    {
        var (one, two) = (await OperatorAsync(), await OperatorAsync());
        var office = await AddedAsync(one);
        var (first, second) = (NewName(), NewName());
        (await one.StepUpAsync(PathOf(office), OfficeFields.Of(first, null))).ShouldGoTo(
            $"{PathOf(office)}?done=changed"
        );

        var stale = await two.StepUpAsync(PathOf(office), [.. OfficeFields.Of(second, null), ("Version", "0")]);

        stale.Errors.ShouldContain("غيّر مشغّل آخر هذا المكان");
        stale.Body.ShouldContain($"value=\"{second}\"");
        stale.Text.ShouldContain(first);
        stale.Field("Version").ShouldBe("1");
        (await ReadAsync(office)).NameEn.ShouldBe(first);
        (await two.StepUpAsync(PathOf(office), OfficeFields.Of(second, null))).ShouldGoTo(
            $"{PathOf(office)}?done=changed"
        );
        (await ReadAsync(office)).NameEn.ShouldBe(second);
    }

    [Fact]
    public async Task HundredChangesAtOnce_AreOne()
    {
        var member = await OperatorAsync();
        var office = await AddedAsync(member);
        var words = OfficeWords.Of(office);

        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ => ManageAsync(x => x.ChangeAsync(office.Id, 0, words, member.Account.Id, Now, Cancel)))
        );

        all.Count(x => x is null).ShouldBe(1);
        all.Where(x => x is not null).ShouldAllBe(x => x == ManageOffices.Stale);
        (await ActsAsync(office.Id)).Count(x => x.Act == Acts.OfficeChanged).ShouldBe(1);
    }

    [Fact]
    public async Task AClosedOffice_TakesNobodyAndNothingNew_AndOpensAgain()
    {
        var member = await OperatorAsync();
        var administrator = await portal.StaffAsync(StaffRole.Administrator);
        var office = await AddedAsync(member);
        var worker = await portal.StaffAsync(StaffRole.Auditor, office);
        var path = $"{PathOf(office)}/close";
        (await member.GetAsync(path)).Text.ShouldContain("الموظفون فيه: 1");

        (await member.StepUpAsync(path)).ShouldGoTo($"{PathOf(office)}?done=closed");

        (await ListAsync(false, "")).ShouldNotContain(office.NameAr);
        (await administrator.GetAsync("/staff/people/invite")).Text.ShouldNotContain(office.NameAr);
        var other = await portal.StaffAsync(StaffRole.Auditor);
        (await MoveAsync(other, office, administrator)).ShouldBe(ManageStaff.Over);
        (await worker.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK, "who works there stays");
        (await administrator.GetAsync($"/staff/people/{worker.Account.Id:N}")).Text.ShouldContain(office.NameAr);
        (await member.StepUpAsync(path)).Errors.ShouldContain("غيّر مشغّل آخر هذا المكان");

        (await member.StepUpAsync($"{PathOf(office)}/reopen")).ShouldGoTo($"{PathOf(office)}?done=reopened");
        (await ListAsync(false, "")).ShouldContain(office.NameAr);
        (await MoveAsync(other, office, administrator)).ShouldBeNull();
        (await ActsAsync(office.Id))
            .Select(x => x.Act)
            .ShouldBe([Acts.OfficeAdded, Acts.OfficeClosed, Acts.OfficeReopened], ignoreOrder: true);
    }

    [Fact]
    public async Task APlaceOfAKiosk_IsShownWhileOneIsInService_AndClosedTakesNoOther()
    {
        var member = await OperatorAsync();
        var place = await AddedAsync(member, "kiosk");
        using var key = new KioskKey();
        (await ListAsync(false, "?kind=kiosk")).ShouldNotContain(place.NameAr);

        var kiosk = ((Result<Guid>.Ok)await AskAsync(key, place, member)).Value;
        (await ListAsync(false, "?kind=kiosk")).ShouldNotContain(place.NameAr);
        await KiosksAsync(x => x.ApproveAsync(kiosk, Guid.CreateVersion7(), Now, Cancel));
        (await ListAsync(false, "?kind=kiosk")).ShouldContain(place.NameAr);
        (await member.GetAsync($"{PathOf(place)}/close")).Text.ShouldContain("الأجهزة فيه: 1");

        await KiosksAsync(x => x.RevokeAsync(kiosk, member.Account.Id, Now, Cancel));
        (await ListAsync(false, "?kind=kiosk")).ShouldNotContain(place.NameAr);
        (await ManageAsync(x => x.CloseAsync(place.Id, true, member.Account.Id, Now, Cancel))).ShouldBeNull();
        using var another = new KioskKey();
        var refused = (Result<Guid>.Refused)await AskAsync(another, place, member);
        refused.Why.ShouldBe(ManageKiosks.NoPlace);
        (await member.GetAsync("/staff/kiosks/add")).Text.ShouldNotContain(place.NameAr);
    }

    [Fact]
    public async Task EveryOtherRole_IsRefused_UntilItIsTheRole()
    {
        var everyOther = Enum.GetValues<StaffRole>()
            .Where(x => x != StaffRole.Operator)
            .Aggregate(StaffRole.None, (all, x) => all | x);
        var member = await portal.StaffAsync(everyOther);
        var office = await AddedAsync(await OperatorAsync());
        string[] paths = ["/staff/offices", Add, PathOf(office), $"{PathOf(office)}/close"];
        var shown = await (await OperatorAsync()).GetAsync(Add);
        foreach (var path in paths)
        {
            (await member.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            var posted = await member.Browser.PostAsync(shown, path);
            posted.Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        // The control: the same member with the role.
        await portal.InDbAsync(db =>
            db.StaffAccounts.Where(x => x.Id == member.Account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Roles, everyOther | StaffRole.Operator), Cancel)
        );
        foreach (var path in paths)
            (await member.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        (await member.StepUpAsync(paths[^1])).ShouldGoTo($"{PathOf(office)}?done=closed");
    }

    private DateTime Now => portal.Clock.Now();

    private Task<StaffBrowser> OperatorAsync(bool english = false) =>
        portal.StaffAsync(StaffRole.Operator, english: english);

    private static string PathOf(Office office) => $"/staff/offices/{office.Id:N}";

    private static string NewName() => $"Place {Guid.CreateVersion7():N}";

    private async Task<Office> AddedAsync(StaffBrowser by, string kind = "office")
    {
        var name = NewName();
        var added = await by.StepUpAsync(Add, OfficeFields.Of(name, kind));
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Errors);
        return await NamedAsync(name);
    }

    private Task<Office> NamedAsync(string name) =>
        portal.InDbAsync(db => db.Offices.AsNoTracking().SingleAsync(x => x.NameEn == name));

    private Task<Office> ReadAsync(Office office) =>
        portal.InDbAsync(db => db.Offices.AsNoTracking().SingleAsync(x => x.Id == office.Id));

    private async Task<string> ListAsync(bool english, string query) =>
        (await portal.NewBrowser(english).GetAsync($"/offices{query}")).Text;

    private async Task<List<(string Act, Guid? By)>> ActsAsync(Guid office)
    {
        var found = await portal.InDbAsync(db =>
            db.AuditRecords.AsNoTracking().Where(x => x.AccountId == office).ToListAsync()
        );
        return [.. found.Select(x => (x.Act, AuditDetail.Read(x.Detail!).Officer))];
    }

    private Task<Refusal?> ManageAsync(Func<ManageOffices, Task<Refusal?>> act) => InAsync(act);

    private Task<Refusal?> KiosksAsync(Func<ManageKiosks, Task<Refusal?>> act) => InAsync(act);

    private Task<Refusal?> MoveAsync(StaffBrowser member, Office office, StaffBrowser by) =>
        InAsync<ManageStaff, Refusal?>(x => x.MoveAsync(member.Account.Id, office.Id, by.Account.Id, Now, Cancel));

    private Task<Result<Guid>> AskAsync(KioskKey key, Office place, StaffBrowser by) =>
        InAsync<ManageKiosks, Result<Guid>>(x => x.AskAsync(key.PublicKey, place.Id, by.Account.Id, Now, Cancel));

    private async Task<T> InAsync<TAct, T>(Func<TAct, Task<T>> act)
        where TAct : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TAct>());
    }
}

public sealed class SqliteManageOfficeTests(SqlitePortal on)
    : ManageOfficeTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class PostgresManageOfficeTests(PostgresPortal on)
    : ManageOfficeTests(on.Portal),
        IClassFixture<PostgresPortal>;

/// <summary>Negative control: without its condition a change that was read long ago overwrites another's.</summary>
public sealed class ManageOfficeGuardOffTests
{
    [Fact]
    public async Task WithoutTheVersion_TheSecondOperatorOverwritesTheFirst_Unseen()
    {
        var guard = new GuardOff().Condition("UPDATE \"office\".*\"NameAr\" = @", "\"\\w+\"\\.\"Version\" = @\\w+");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));
        var member = await portal.StaffAsync(StaffRole.Operator);
        var path = $"/staff/offices/{(await portal.OfficeAsync()).Id:N}";
        (await member.StepUpAsync(path, OfficeFields.Of("First", null))).ShouldGoTo($"{path}?done=changed");

        var second = await member.StepUpAsync(path, [.. OfficeFields.Of("Second", null), ("Version", "0")]);

        second.ShouldGoTo($"{path}?done=changed");
        guard.Taken.ShouldBeGreaterThan(0);
    }
}

internal static class OfficeFields
{
    /// <summary>A whole form; kind and agency only where an office is added.</summary>
    public static (string Name, string? Value)[] Of(string name, string? kind) =>
        [
            .. kind is null ? ((string, string?)[])[] : [("Kind", kind), ("Agency", "Passports")],
            ("NameAr", $"مكان {name}"),
            ("NameEn", name),
            ("CityAr", "جدة"),
            ("CityEn", "Jeddah"),
            ("AddressAr", "شارع الزيتون"),
            ("AddressEn", "Olive Road"),
            ("HoursAr", "كل يوم"),
            ("HoursEn", "Every day"),
            ("Offers", "mobile"),
            ("Offers", "activate"),
        ];
}
