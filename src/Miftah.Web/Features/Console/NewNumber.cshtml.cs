using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>
/// The new number that the person at the counter has in hand: a code goes to it, and word to the old one.
/// </summary>
[Needs("case.decide")]
public sealed class NewNumberModel(MiftahDb db, VerifyCase verify) : CasePage(db, "case.decide")
{
    private static readonly Refusal Empty = new("number.empty");

    [BindProperty]
    public string? Mobile { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Mobile))
            return ShowRefusal(nameof(Mobile), Empty);
        var parsed = Phones.Parse(Mobile);
        if (parsed is Result<string>.Refused refused)
            return ShowRefusal(nameof(Mobile), refused.Why);
        return await verify.AskNumberAsync(Member.Account, Case, ((Result<string>.Ok)parsed).Value, cancel)
            ? Redirect($"{Home}/code")
            : ShowRefusal("", VerifyCase.Moved);
    }

    protected override bool IsHere() =>
        IsFirst && Case is { State: CaseState.Opened, Evidence: not null, Rule.NeedsNewNumber: true };
}
