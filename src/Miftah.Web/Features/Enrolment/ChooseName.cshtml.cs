using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Enrolment;

/// <summary>Page 5: a username and a password. Whether a name is taken is said ten times at most.</summary>
public sealed class ChooseNameModel(
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock,
    Sealer sealer,
    PasswordRules rules,
    SuggestUsernames suggest,
    OpenAccount open
) : EnrolmentPage(db, cookies, clock)
{
    [BindProperty]
    public string? Username { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? RepeatPassword { get; set; }

    /// <summary>Free names, drawn anew for each page.</summary>
    public IReadOnlyList<string> Suggested { get; private set; } = [];

    /// <summary>How many characters a password has at least and at most, as the sentences say it.</summary>
    public (string Name, object? Value)[] PasswordValues => this.T().PasswordValues(rules.Policy);

    protected override EnrolmentStep Step => EnrolmentStep.ChooseName;

    private EnrolmentAttempt.Claim claim = null!;

    private static readonly Refusal Empty = new("password.first-empty");
    private static readonly Refusal RepeatEmpty = new("password.first-repeat-empty");

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = Domain.Identity.Username.Parse(Username);
        if (name is Result<Username>.Refused noName)
            Refuse(nameof(Username), noName.Why);
        if (rules.Check(NewPassword, new(Username, claim.IdentityNumber, claim.Mobile)) is Result<string>.Refused weak)
            Refuse(nameof(NewPassword), First(weak.Why), PasswordValues);
        if (PasswordRules.CheckRepeat(NewPassword, RepeatPassword) is { } differs)
            Refuse(nameof(RepeatPassword), First(differs));
        if (Refusals.Count > 0)
            return Page();
        var chosen = ((Result<Username>.Ok)name).Value;
        if (await open.AskForAsync(Attempt, chosen, cancel) is { } taken)
            return ShowRefusal(nameof(Username), taken);
        var result = await open.TryAsync(Attempt, claim, chosen, NewPassword!, HttpContext, cancel);
        if (result is Result<EnrolmentStep>.Refused { Why: var why })
            return why == OpenAccount.AttemptEnded
                ? Ended(await Db.EnrolmentAttempts.FindAsync([Attempt.Id], cancel))
                : ShowRefusal(nameof(Username), why);
        return GoTo(EnrolmentStep.Done);
    }

    // The sentences of the rules speak of a new password; here it is the first.
    private static Refusal First(Refusal why) =>
        why == PasswordRules.Empty ? Empty
        : why == PasswordRules.RepeatEmpty ? RepeatEmpty
        : why;

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (BeginEnrolment.ClaimOf(Attempt, sealer) is not { } said)
            return Ended(Attempt);
        claim = said;
        Suggested = await suggest.DrawAsync(HttpContext.RequestAborted);
        return null;
    }
}
