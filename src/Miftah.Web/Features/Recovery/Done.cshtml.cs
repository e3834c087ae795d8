using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Page 6: what happened. Nobody is signed in by a recovery: the next page asks for the new password and a code.
/// </summary>
public sealed class DoneModel(MiftahDb db, Cookies cookies, TimeProvider clock) : RecoveryPage(db, cookies, clock)
{
    public override bool HasForm => false;

    public DateTime? HoldEndsAt { get; private set; }

    protected override RecoveryStep Step => RecoveryStep.Done;

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        HoldEndsAt = await Db.Accounts.Where(x => x.Id == Attempt.AccountId).Select(x => x.HoldEndsAt).SingleAsync();
        return null;
    }
}
