using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>Binds the first passkey of whoever holds an invitation.</summary>
[AllowAnonymous]
public sealed class JoinModel(JoinStaff join, StaffCeremony ceremony) : PublicPage
{
    private static readonly Refusal NoScript = new("staff.passkey-empty");
    private static readonly Refusal NotMade = new("staff.join-refused");

    /// <summary>The secret, where it came in the address.</summary>
    [FromRoute]
    public string? Token { get; set; }

    /// <summary>The secret, where it was typed.</summary>
    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty(Name = ProofFields.PasskeyField)]
    public string? Answer { get; set; }

    /// <summary>The invitation that was printed at the first start: its holder says who they are.</summary>
    public bool IsFirst => invitation?.IsFirst == true;

    private StaffInvitation? invitation;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (invitation is null)
            return ShowRefusal(Token is null ? nameof(Secret) : StepUp.Field, JoinStaff.Dead);
        StaffPersonal? personal = null;
        if (invitation.IsFirst && (personal = Personal()) is null)
            return Page();
        if (string.IsNullOrEmpty(Answer))
            return ShowRefusal(StepUp.Field, NoScript);
        if (await ceremony.NewAsync(invitation.Id, Answer, cancel) is not { } key)
            return ShowRefusal(StepUp.Field, NotMade);
        return await join.TryAsync(invitation, key, personal, HttpContext, cancel) is { } refused
            ? ShowRefusal(StepUp.Field, refused)
            : Redirect($"{Request.PathBase}/staff/sign-in?ended=joined");
    }

    /// <summary>For the script: what the new key is made for.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel)
    {
        if (invitation is null)
            return NotFound();
        var owner = new PasskeyUserEntity
        {
            Id = invitation.StaffId.ToString("N"),
            Name = this.T()["staff.door"],
            DisplayName = this.T()["staff.door"],
        };
        return Content(await ceremony.AskNewAsync(invitation.Id, owner, cancel), "application/json");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        invitation = await join.FindAsync(Token ?? Secret?.Trim(), HttpContext.RequestAborted);
        return null;
    }

    private StaffPersonal? Personal()
    {
        if (JoinStaff.NameOf(Name) is not { } name)
            Refuse(nameof(Name), JoinStaff.NameEmpty);
        else if (
            Domain.Identity.IdentityNumber.Parse(IdentityNumber) is Result<Domain.Identity.IdentityNumber>.Ok
            {
                Value: var number
            }
        )
            return new(name, number.Value);
        if (Domain.Identity.IdentityNumber.Parse(IdentityNumber) is Result<Domain.Identity.IdentityNumber>.Refused it)
            Refuse(nameof(IdentityNumber), it.Why);
        return null;
    }
}
