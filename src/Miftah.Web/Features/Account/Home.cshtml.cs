using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Account;

/// <summary>
/// Where a person lands after signing in: who they are here, who signed in lately, which sessions are open.
/// </summary>
[Authorize]
public sealed class HomeModel(MiftahDb db, PersonalDataSeal personal, EndSessions end, TimeProvider clock) : PublicPage
{
    private const int SignInsShown = 10;

    public override bool HasForm => false;

    public PersonalData Person { get; private set; } = null!;

    /// <summary>Not activated yet: no facts are shown, and nothing is done in the person's name.</summary>
    public bool IsLowAssurance { get; private set; }

    public DateTime? HoldEndsAt { get; private set; }
    public Session Current { get; private set; } = null!;
    public IReadOnlyList<Session> Others { get; private set; } = [];
    public IReadOnlyList<SignInRecord> SignIns { get; private set; } = [];

    /// <summary>What was just done here: "ended" or "all-ended".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public TimeLimit TimeLimit =>
        new(Current.EndsAt, clock.Now(), $"{Request.PathBase}/home?handler={ExtendHandler}", TimeLimit.Session)
        {
            CanExtend = Current.EndsAt < Current.LifeEndsAt,
        };

    public void OnGet() { }

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancel)
    {
        await end.OneAsync(Current, session, cancel);
        return Redirect($"{Request.PathBase}/home?done=ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await end.OthersAsync(Current, cancel);
        return Redirect($"{Request.PathBase}/home?done=all-ended");
    }

    /// <summary>Any request lengthens the session; the page comes back with the new end.</summary>
    public void OnPostExtend() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Current = SessionAuthentication.Of(HttpContext);
        var now = clock.Now();
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == Current.AccountId);
        Person = personal.Open(account);
        IsLowAssurance = account.State == AccountState.LowAssurance;
        HoldEndsAt = account.IsOnHold(now) ? account.HoldEndsAt : null;
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(x => x.AccountId == account.Id && x.EndedAt == null && x.Id != Current.Id)
            .OrderByDescending(x => x.LastSeenAt)
            .ToListAsync();
        Others = [.. sessions.Where(x => x.IsOpen(now))];
        SignIns = await db
            .SignInRecords.AsNoTracking()
            .Where(x => x.Key == account.IdentityKey)
            .OrderByDescending(x => x.At)
            .Take(SignInsShown)
            .ToListAsync();
        return null;
    }
}
