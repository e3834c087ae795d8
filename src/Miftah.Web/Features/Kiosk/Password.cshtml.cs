using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>A new password typed at the kiosk, where the person prefers that or has no phone for it.</summary>
public sealed class PasswordModel(
    MiftahDb db,
    PasswordByFinger write,
    NewPasswordRules rules,
    PersonalDataSeal personal,
    Cookies cookies,
    TimeProvider clock
) : PasswordPage(db, personal, cookies, clock)
{
    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? RepeatPassword { get; set; }

    /// <summary>How many characters a password has at least and at most, as the sentences say it.</summary>
    public (string Name, object? Value)[] PasswordValues => this.T().PasswordValues(rules.Policy);

    protected override VisitStep Step => VisitStep.Password;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        foreach (var (field, problem) in rules.Problems(NewPassword, RepeatPassword, Account))
            Refuse(field, problem, PasswordValues);
        if (Refusals.Count > 0)
            return Page();
        var why = await write.RunAsync(Visit, Account, NewPassword!, link: null, device: "", cancel);
        if (why == PasswordByFinger.Over)
            return Wiped();
        return why is null ? GoTo(VisitStep.Done) : ShowRefusal(nameof(NewPassword), why, PasswordValues);
    }
}
