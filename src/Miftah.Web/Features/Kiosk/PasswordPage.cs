using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>What the two screens of a new password share: whose it is.</summary>
public abstract class PasswordPage(MiftahDb db, PersonalDataSeal personal, Cookies cookies, TimeProvider clock)
    : VisitPage(db, cookies, clock)
{
    public string Username => personal.Open(Account).Username;

    protected SubscriberAccount Account { get; private set; } = null!;

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (await AccountAsync(HttpContext.RequestAborted) is not { } account)
            return Wiped();
        Account = account;
        return null;
    }
}
