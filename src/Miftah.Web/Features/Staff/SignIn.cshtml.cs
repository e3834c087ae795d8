using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>The only way in for staff: a passkey. There is no password to guess, to give away or to recover.</summary>
[AllowAnonymous]
public sealed class SignInModel(StaffCeremony ceremony, OpenStaffSession open) : PublicPage
{
    private static readonly Refusal NoScript = new("staff.passkey-empty");
    private static readonly Refusal NoMatch = new("staff.passkey-refused");

    [BindProperty(Name = ProofFields.PasskeyField)]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    /// <summary>The text key of the sentence that says why this page is shown.</summary>
    public string? Note =>
        Ended switch
        {
            "1" => "staff.sign-in.ended",
            "out" => "staff.sign-in.out",
            "joined" => "staff.sign-in.joined",
            _ => null,
        };

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(Answer))
            return ShowRefusal(StepUp.Field, NoScript);
        return await open.TryAsync(Answer, HttpContext, cancel)
            ? Redirect($"{Request.PathBase}/staff")
            : ShowRefusal(StepUp.Field, NoMatch);
    }

    /// <summary>For the script: what the passkey is to sign. Nobody is named yet.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await ceremony.AskAsync(PasskeyUse.StaffSignIn, Guid.Empty, null, cancel), "application/json");
}
