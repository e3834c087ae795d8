using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Web.Features.Authenticators.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>A page that takes a verdict with the words the person will read, and the member's passkey for it.</summary>
public abstract class VerdictPage(MiftahDb db, StepUp stepUp, string capability) : CasePage(db, capability)
{
    private static readonly Refusal VerdictEmpty = new("case.verdict-empty");
    private static readonly Refusal ReasonEmpty = new("case.verdict-reason-empty");

    [BindProperty]
    public string? Verdict { get; set; }

    /// <summary>Asked for unless it is approved.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    public abstract IReadOnlyList<Verdict> Verdicts { get; }

    protected abstract Task<Refusal?> DecideAsync(Said said, CancellationToken cancel);

    private string Act => $"{Capability}:{Case.Id}:{Case.Round}";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Read() is not { } said)
            return Page();
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        return await DecideAsync(said, cancel) is { } refused
            ? ShowRefusal("", refused)
            : Redirect($"{Request.PathBase}/staff/cases");
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    private Said? Read()
    {
        if (!Enum.TryParse<Verdict>(Verdict, out var verdict) || !Verdicts.Contains(verdict))
            Refuse(nameof(Verdict), VerdictEmpty);
        else if (verdict != Domain.Casework.Verdict.Approve && !CaseReasons.IsRefusing(Reason))
            Refuse(nameof(Reason), ReasonEmpty);
        if (Refusals.Count > 0)
            return null;
        return new(verdict, verdict == Domain.Casework.Verdict.Approve ? CaseReasons.Approved : Reason!);
    }
}
