using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>
/// What the pages share that change what guards an account: they open within minutes of a full authentication, and not
/// while a hold runs.
/// </summary>
[Authorize]
public abstract class SecurityPage(MiftahDb db, TimeProvider clock) : PublicPage
{
    public Session Current { get; private set; } = null!;

    public SubscriberAccount Account { get; private set; } = null!;

    /// <summary>
    /// The page's name among those that a confirmation may lead to; null where none is needed to look.
    /// </summary>
    protected abstract string? Then { get; }

    /// <summary>What the page does, as <see cref="Acts"/> names it.</summary>
    protected virtual IReadOnlyList<string> Does => [];

    /// <summary>A hold closes the page, as <see cref="HeldActs"/> says of its acts.</summary>
    protected virtual bool ClosedByHold => HeldActs.Close(Does);

    protected MiftahDb Db => db;

    protected DateTime Now => clock.Now();

    protected RedirectResult DoneWith(string what) => Redirect($"{Request.PathBase}/security?done={what}");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Current = SessionAuthentication.Of(HttpContext);
        Account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == Current.AccountId);
        if (Then is null)
            return null;
        if (ClosedByHold && Account.IsOnHold(Now))
            return Redirect($"{Request.PathBase}/security");
        return Current.IsFresh(Now) && !await IsWeakerThanWhatIsBoundAsync()
            ? null
            : Redirect($"{Request.PathBase}/sign-in/confirm?then={Then}");
    }

    // Password and SMS must not remove a passkey: it would be the downgrade that a recovery refuses, by another door.
    // What this very session bound is its own.
    private async Task<bool> IsWeakerThanWhatIsBoundAsync() =>
        Current.Method == SignInMethod.PasswordAndSms
        && await db.BoundTo(Account.Id).AnyAsync(x => x.BoundIn != Current.Id);
}
