using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.KioskPhone;

/// <summary>
/// The new password of a visit at a kiosk, typed on the person's own phone. The link in the picture is the proof: it
/// was shown after the finger, works five minutes and once, and while the visit lasts.
/// </summary>
public sealed class NewPasswordModel(MiftahDb db, PasswordByFinger write, NewPasswordRules rules, TimeProvider clock)
    : PublicPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? RepeatPassword { get; set; }

    /// <summary>False for a link that was used, is over or never was: one page for all three.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The password is written.</summary>
    public bool IsDone { get; private set; }

    public override bool HasForm => IsOpen;

    /// <summary>How many characters a password has at least and at most, as the sentences say it.</summary>
    public (string Name, object? Value)[] PasswordValues => this.T().PasswordValues(rules.Policy);

    private KioskVisit visit = null!;
    private SubscriberAccount account = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsOpen)
            return Page();
        foreach (var (field, problem) in rules.Problems(NewPassword, RepeatPassword, account))
            Refuse(field, problem, PasswordValues);
        if (Refusals.Count > 0)
            return Page();
        var device = DeviceLabel.Of(HttpContext);
        var why = await write.RunAsync(visit, account, NewPassword!, Secrets.Hash(Token!), device, cancel);
        if (why is not null && why != PasswordByFinger.Over)
            return ShowRefusal(nameof(NewPassword), why, PasswordValues);
        (IsDone, IsOpen) = (why is null, false);
        return Page();
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var hash = Secrets.Hash(Token ?? "");
        var now = clock.Now();
        var found = await db
            .KioskVisits.AsNoTracking()
            .SingleOrDefaultAsync(x => x.LinkHash == hash && x.LinkEndsAt > now && x.EndedAt == null);
        if (found is null || !found.IsOpen(now))
            return null;
        var its = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == found.AccountId && x.Version == found.AccountVersion);
        if (its is null)
            return null;
        // The kiosk waits for whoever types here; the first opening begins that.
        await db
            .KioskVisits.Where(x => x.Id == found.Id && x.LinkHash == hash && x.LinkOpenedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LinkOpenedAt, now));
        (visit, account, IsOpen) = (found, its, true);
        return null;
    }
}
