using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Contact;
using Miftah.Domain.Staff;
using Miftah.Tests.Casework;
using Miftah.Tests.Contact;
using Miftah.Tests.Kiosk;
using Miftah.Tests.Support;
using Miftah.Web.Features.Operations.Figures;

namespace Miftah.Tests.Staff;

/// <summary>A row that an address names, and how it stands to the member who walks.</summary>
/// <param name="Value">What stands in the address.</param>
/// <param name="Scope">Null for a page about no row, none for a row that is not there.</param>
/// <param name="StandAsync">Makes it stand so.</param>
internal sealed record StaffRow(string Value, StaffScope? Scope, Func<Task> StandAsync)
{
    public static readonly StaffRow OfNothing = new("", null, () => Task.CompletedTask);

    public StaffRow(Guid id, StaffScope scope)
        : this(id.ToString("N", CultureInfo.InvariantCulture), scope, () => Task.CompletedTask) { }
}

/// <summary>Real rows for every page of the staff door that names one.</summary>
internal sealed class StaffRows
{
    private readonly TestPortal portal;
    private readonly Dictionary<(string, Guid), List<StaffRow>> known = [];
    private readonly Dictionary<string, Func<StaffBrowser, Task<List<StaffRow>>>> makers;

    public StaffRows(TestPortal portal)
    {
        this.portal = portal;
        makers = new(StringComparer.Ordinal)
        {
            ["/staff/cases/{id}"] = CasesAsync,
            ["/staff/join/{token?}"] = InvitationsAsync,
            ["/staff/kiosks/{id}"] = KiosksAsync,
            ["/staff/messages/{id}"] = MessagesAsync,
            ["/staff/offices/{id}"] = member => OneAsync(member.Account.OfficeId),
            ["/staff/operations/{figure}"] = _ => FiguresAsync(),
            ["/staff/people/{id}"] = async _ => await OneAsync((await OtherAsync()).Id),
            ["/staff/stops/{id}"] = StopsAsync,
        };
    }

    /// <summary>The account that the cases are about.</summary>
    public required Someone Person { get; init; }

    /// <summary>The rows of a page's address, in each way in which they can stand to a member.</summary>
    /// <exception cref="InvalidOperationException">Nobody wrote how such rows are made.</exception>
    public async Task<IReadOnlyList<StaffRow>> ForAsync(StaffRoute route, StaffBrowser member)
    {
        if (!route.Pattern.Contains('{', StringComparison.Ordinal))
            return [StaffRow.OfNothing];
        var named = route.Pattern[..(route.Pattern.IndexOf('}', StringComparison.Ordinal) + 1)];
        if (!makers.TryGetValue(named, out var make))
            throw new InvalidOperationException($"No rows are made for {named}: {route.Pattern} is not walked.");
        var key = (named, member.Account.Id);
        return known.TryGetValue(key, out var rows) ? rows : known[key] = await make(member);
    }

    private async Task<List<StaffRow>> CasesAsync(StaffBrowser member)
    {
        await EndCasesAsync();
        var officer = await portal.OfficerAsync(8);
        var about = await portal.CaseAsync(await officer.SeeAsync(Person, CaseKind.CloseDeceased, "DeathCertificate"));
        var (me, far, own) = (member.Account, about.OfficeId, member.Account.NumberKey);
        var verified = new Stand(about.SubjectKey, CaseState.Verified, about.AssignedTo, null, far, null);
        var over = verified with { State = CaseState.Refused, EndedAt = portal.Clock.Now() };
        return
        [
            Row(StaffScope.Own, verified with { Subject = own, First = me.Id, Office = me.OfficeId }),
            Row(StaffScope.Own, over with { Subject = own, First = me.Id, Office = me.OfficeId }),
            Row(StaffScope.Assigned, verified with { First = me.Id, Office = me.OfficeId }),
            Row(StaffScope.Assigned, verified with { State = CaseState.AwaitingSecond, Second = me.Id }),
            Row(StaffScope.Office, verified with { Office = me.OfficeId }),
            Row(StaffScope.Office, verified with { Office = me.OfficeId, State = CaseState.Opened, First = null }),
            Row(StaffScope.OtherOffice, verified),
            Row(StaffScope.Closed, over),
            Row(StaffScope.Closed, over with { First = me.Id, Office = me.OfficeId }),
            new(Guid.CreateVersion7(), StaffScope.None),
        ];

        StaffRow Row(StaffScope scope, Stand stand) => new($"{about.Id}", scope, () => StandAsync(about.Id, stand));
    }

    // Of those who walked before: a person has one open case.
    private Task<int> EndCasesAsync()
    {
        var now = portal.Clock.Now();
        return portal.InDbAsync(db =>
            db.Cases.Where(x => x.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now))
        );
    }

    private sealed record Stand(
        byte[] Subject,
        CaseState State,
        Guid? First,
        Guid? Second,
        Guid Office,
        DateTime? EndedAt
    );

    private Task<int> StandAsync(Guid id, Stand stand) =>
        portal.InDbAsync(db =>
            db.Cases.Where(x => x.Id == id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(x => x.SubjectKey, stand.Subject)
                        .SetProperty(x => x.State, stand.State)
                        .SetProperty(x => x.AssignedTo, stand.First)
                        .SetProperty(x => x.SecondId, stand.Second)
                        .SetProperty(x => x.OfficeId, stand.Office)
                        .SetProperty(x => x.EndedAt, stand.EndedAt)
                )
        );

    private async Task<List<StaffRow>> MessagesAsync(StaffBrowser member)
    {
        await portal.EmptyLineAsync();
        (await portal.WriteAsync("لا تصل إليّ الرسائل", Person.Mobile)).Errors.ShouldBeEmpty();
        var id = await portal.InDbAsync(db => db.ContactMessages.Select(x => x.Id).SingleAsync());
        var (me, other) = (member.Account.Id, (await OtherAsync()).Id);
        return
        [
            Row(StaffScope.Assigned, ContactState.Taken, me),
            Row(StaffScope.OtherOffice, ContactState.Taken, other),
            Row(StaffScope.Office, ContactState.Waiting, null),
            Row(StaffScope.Closed, ContactState.Answered, me),
            new(Guid.CreateVersion7(), StaffScope.None),
        ];

        StaffRow Row(StaffScope scope, ContactState state, Guid? by) =>
            new(
                $"{id}",
                scope,
                () =>
                    portal.InDbAsync(db =>
                        db.ContactMessages.ExecuteUpdateAsync(set =>
                            set.SetProperty(x => x.State, state).SetProperty(x => x.TakenBy, by)
                        )
                    )
            );
    }

    private async Task<List<StaffRow>> KiosksAsync(StaffBrowser member)
    {
        using var asked = new KioskKey();
        var id = await portal.AskedAsync(asked, Guid.CreateVersion7());
        using var own = new KioskKey();
        var mine = await portal.AskedAsync(own, member.Account.Id);
        using var active = await portal.NewKioskAsync();
        return [.. (await OneAsync(id)), new(mine, StaffScope.All), new(active.Id, StaffScope.All)];
    }

    private async Task<List<StaffRow>> StopsAsync(StaffBrowser member)
    {
        var other = (await OtherAsync()).Id;
        return [.. await OneAsync(await StopAsync(other)), new(await StopAsync(member.Account.Id), StaffScope.Own)];
    }

    private Task<Guid> StopAsync(Guid staff) =>
        portal.InDbAsync(async db =>
        {
            var now = portal.Clock.Now();
            var stop = new LookStop
            {
                Id = RowId.New(now),
                StaffId = staff,
                At = now,
            };
            db.LookStops.Add(stop);
            await db.SaveChangesAsync();
            return stop.Id;
        });

    private async Task<List<StaffRow>> FiguresAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetServices<IFigure>().Select(x => x.Key).ToList();
        keys.ShouldNotBeEmpty();
        return
        [
            .. keys.Select(x => new StaffRow(x, StaffScope.All, () => Task.CompletedTask)),
            new("no-such", StaffScope.None, () => Task.CompletedTask),
        ];
    }

    // The link that an administrator was shown, before anybody used it.
    private async Task<List<StaffRow>> InvitationsAsync(StaffBrowser member)
    {
        var administrator = await portal.StaffAsync(StaffRole.Administrator);
        var made = await administrator.StepUpAsync(
            "/staff/people/invite",
            ("Name", "موظف جديد"),
            ("IdentityNumber", portal.NewPerson().Number),
            ("Office", member.Account.OfficeId.ToString("N", CultureInfo.InvariantCulture))
        );
        made.Errors.ShouldBeEmpty();
        const string Before = "/staff/join/";
        var at = made.Text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var secret = new string([.. made.Text[at..].TakeWhile(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_')]);
        return [new(secret, null, () => Task.CompletedTask)];
    }

    private async Task<StaffAccount> OtherAsync() => (await portal.StaffAsync(StaffRole.SupportAgent)).Account;

    private static Task<List<StaffRow>> OneAsync(Guid id) =>
        Task.FromResult<List<StaffRow>>([new(id, StaffScope.All), new(Guid.CreateVersion7(), StaffScope.None)]);
}
