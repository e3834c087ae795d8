using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain.Casework;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>Draws again where the second person has not answered for a day, or works here no more.</summary>
[Needs("case.decide")]
public sealed class RedrawModel(MiftahDb db, DecideCase decide) : CasePage(db, "case.decide")
{
    public override bool HasForm => false;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await decide.RedrawAsync(Member.Account, Case, RandomNumberGenerator.GetInt32, cancel) is { } refused
            ? ShowRefusal("", refused)
            : Redirect(Home);

    protected override bool IsHere() => IsFirst && Case.State == CaseState.AwaitingSecond;
}
