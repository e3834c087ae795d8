using System.Security.Cryptography;
using System.Text;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Authenticators.Staff;

/// <summary>
/// A fresh passkey signature for one consequential act: asked for and shown with the very form that does it, five
/// minutes at most, good once, in this session, for this act on this row and no other (docs/adr/0024).
/// </summary>
/// <remarks>
/// A page has <c>_StepUp</c> in its form, <c>OnPostAskPasskeyAsync</c> that answers with <see cref="AskAsync"/>, and
/// asks <see cref="RefusesAsync"/> first in the handler that acts.
/// </remarks>
public sealed class StepUp(StaffCeremony ceremony, VerifyStaffPasskey verify)
{
    /// <summary>The form's field.</summary>
    public const string Field = ProofFields.PasskeyField;

    private static readonly Refusal NoScript = new("staff.step-up-empty");
    private static readonly Refusal NoMatch = new("staff.step-up-refused");

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    /// <param name="member">Who acts.</param>
    /// <param name="act">The act and its row, for example "case.decide:0190…".</param>
    /// <param name="cancel">The request was given up.</param>
    public Task<string> AskAsync(SignedInStaff member, string act, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        return ceremony.AskAsync(PasskeyUse.StaffStepUp, Within(member, act), member.Account, cancel);
    }

    /// <returns>Null when the member has just proved themselves for this act.</returns>
    public async Task<Refusal?> RefusesAsync(SignedInStaff member, string act, string? posted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (string.IsNullOrEmpty(posted))
            return NoScript;
        var who = await verify.WhoAsync(PasskeyUse.StaffStepUp, Within(member, act), posted, cancel);
        return who?.Id == member.Id ? null : NoMatch;
    }

    // Session and act as one id: the statement that takes the challenge compares it.
    private static Guid Within(SignedInStaff member, string act) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{member.Session.Id:N}\n{act}")).AsSpan(0, 16));
}
