using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>The code that came to the new phone. It proves a number, and opens nothing.</summary>
[Needs("case.decide")]
public sealed class NumberCodeModel(MiftahDb db, VerifyCase verify, ProveNewNumber prove, TimeProvider clock)
    : CasePage(db, "case.decide")
{
    [BindProperty]
    public string? Code { get; set; }

    private NumberChange change = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        return await verify.ProveNumberAsync(Member.Account, Case, change, code, cancel) is { } refused
            ? ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)))
            : Redirect(Home);
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel) =>
        await prove.AskAgainAsync(change, cancel) is { } refused
            ? ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)))
            : Redirect($"{Home}/code");

    protected override bool IsHere() => IsFirst && Case.State == CaseState.Opened;

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var found = await verify.ChangeOfAsync(Case, HttpContext.RequestAborted);
        if (found is null || !found.IsOpen(clock.Now()))
            return Redirect($"{Home}/number");
        change = found;
        return null;
    }
}
