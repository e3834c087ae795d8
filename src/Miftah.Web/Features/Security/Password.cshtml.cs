using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>Another password: the present one is asked for too, whatever was proved before.</summary>
public sealed class PasswordModel(
    MiftahDb db,
    FindAccount find,
    VerifyPassword verify,
    ChangePassword change,
    PasswordRules rules,
    PersonalDataSeal personal,
    TimeProvider clock
) : SecurityPage(db, clock)
{
    private static readonly Refusal Empty = new("security.password-empty");
    private static readonly Refusal NoMatch = new("security.password-refused");

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? RepeatPassword { get; set; }

    /// <summary>How many characters a password has at least and at most, as the sentences say it.</summary>
    public (string Name, object? Value)[] PasswordValues => this.T().PasswordValues(rules.Policy);

    protected override string Then => "password";

    protected override IReadOnlyList<string> Does => [Acts.PasswordChanged];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(CurrentPassword))
            Refuse(nameof(CurrentPassword), Empty);
        var data = personal.Open(Account);
        var facts = new PersonalFacts(data.Username, data.IdentityNumber, data.Mobile);
        if (rules.Check(NewPassword, facts) is Result<string>.Refused refused)
            Refuse(nameof(NewPassword), refused.Why, PasswordValues);
        if (PasswordRules.CheckRepeat(NewPassword, RepeatPassword) is { } differs)
            Refuse(nameof(RepeatPassword), differs, PasswordValues);
        if (Refusals.Count > 0)
            return Page();
        var found = await find.ByIdAsync(Account.Id, HttpContext, cancel);
        if (await verify.TryAsync(found, CurrentPassword!, HttpContext, cancel) is { } wrong)
            return ShowRefusal(
                nameof(CurrentPassword),
                wrong.Why == VerifyPassword.NoMatch ? NoMatch : wrong.Why,
                ("until", this.Moment(wrong.Until))
            );
        var why = await change.RunAsync(Current, found.Account!, NewPassword!, HttpContext, cancel);
        return why is null ? DoneWith("password") : ShowRefusal(nameof(NewPassword), why, PasswordValues);
    }
}
