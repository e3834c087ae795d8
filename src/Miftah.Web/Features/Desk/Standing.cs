using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Desk;

/// <summary>How an account stands, as the support desk may tell its owner. No name, no number, no words.</summary>
/// <param name="State">The account's.</param>
/// <param name="HoldEndsAt">Null when nothing is on hold.</param>
/// <param name="RecoveryOpensAt">When remote recovery takes a try again; null when it does now.</param>
/// <param name="Messages">What became of the latest SMS.</param>
/// <param name="Mails">What became of the latest e-mails.</param>
/// <param name="Cases">Those that are open.</param>
public sealed record Standing(
    AccountState State,
    DateTime? HoldEndsAt,
    DateTime? RecoveryOpensAt,
    IReadOnlyList<SmsFate> Messages,
    IReadOnlyList<MailFate> Mails,
    IReadOnlyList<OpenCaseSeen> Cases
)
{
    public bool HasRemoteRecovery => State.Allows().RemoteRecovery;

    /// <summary>What to call a message on the telephone: codes by name, everything else as a notice.</summary>
    public static string WordOf(SmsPurpose? purpose) =>
        purpose is null ? "EmailCode"
        : purpose.Value.CarriesCode() ? purpose.Value.ToString()
        : purpose.Value.LetsObject() ? "LetsObject"
        : "Notice";
}

/// <summary>An open case, by what its person knows of it already.</summary>
public sealed record OpenCaseSeen(string Reference, CaseKind Kind, CaseState State, DateTime OpenedAt);
