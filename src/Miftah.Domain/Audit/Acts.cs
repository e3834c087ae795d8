namespace Miftah.Domain.Audit;

/// <summary>
/// The stable names of audited acts. Each has a sentence for its person: the text key <c>act.</c> and the name.
/// </summary>
public static class Acts
{
    public const string RecoveryBegun = "recovery-begun";
    public const string RecoveryAnswerRefused = "recovery-answer-refused";
    public const string RecoveryCodeSent = "recovery-code-sent";
    public const string RecoveryCodeRefused = "recovery-code-refused";
    public const string RecoveryCodeRedeemed = "recovery-code-redeemed";
    public const string RecoveryLeft = "recovery-left";
    public const string SignInRefused = "sign-in-refused";
    public const string PasswordRefused = "password-refused";
    public const string SignInBegun = "sign-in-begun";
    public const string SignInCodeRefused = "sign-in-code-refused";
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SessionEnded = "session-ended";
    public const string UsernameShown = "username-shown";
    public const string PasswordSet = "password-set";
    public const string Frozen = "frozen";
    public const string Erased = "erased";
    public const string RecordsErased = "records-erased";
    public const string Unfrozen = "unfrozen";
    public const string AuthenticatorBound = "authenticator-bound";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string PasswordChanged = "password-changed";
    public const string EmailCodeSent = "email-code-sent";
    public const string EmailCodeRefused = "email-code-refused";
    public const string EmailAdded = "email-added";
    public const string EmailChanged = "email-changed";
    public const string EmailRemoved = "email-removed";
    public const string AccountOpened = "account-opened";
    public const string EnrolmentRefused = "enrolment-refused";
    public const string AccountActivated = "account-activated";
    public const string AccountClosed = "account-closed";
    public const string HoldLifted = "hold-lifted";
    public const string CaseOpened = "case-opened";
    public const string CaseTaken = "case-taken";
    public const string LookedName = "looked-name";
    public const string LookedNumber = "looked-number";
    public const string LookedMobile = "looked-mobile";
    public const string SupportLooked = "support-looked";
    public const string SupportResent = "support-resent";
    public const string SupportRefused = "support-refused";
    public const string MessageTaken = "message-taken";
    public const string MessageAnswered = "message-answered";
    public const string MessageClosed = "message-closed";
    public const string CaseEvidenceSeen = "case-evidence-seen";
    public const string CaseNumberProved = "case-number-proved";
    public const string CaseSent = "case-sent";
    public const string CaseReturned = "case-returned";
    public const string CaseApproved = "case-approved";
    public const string CaseRefused = "case-refused";
    public const string CaseVetoed = "case-vetoed";
    public const string CaseFingerprinted = "case-fingerprinted";
    public const string GuessesReopened = "guesses-reopened";
    public const string LooksStopped = "looks-stopped";
    public const string FingerVerified = "finger-verified";
    public const string FingerRefused = "finger-refused";
    public const string KioskAsked = "kiosk-asked";
    public const string KioskApproved = "kiosk-approved";
    public const string KioskRevoked = "kiosk-revoked";
    public const string KioskSuspended = "kiosk-suspended";
    public const string LooksAllowed = "looks-allowed";
    public const string DeviceForgotten = "device-forgotten";
    public const string OfficeAdded = "office-added";
    public const string OfficeChanged = "office-changed";
    public const string OfficeClosed = "office-closed";
    public const string OfficeReopened = "office-reopened";
    public const string StaffJoined = "staff-joined";
    public const string StaffInvited = "staff-invited";
    public const string StaffInvitedAnew = "staff-invited-anew";
    public const string StaffChangeAsked = "staff-change-asked";
    public const string StaffRolesGranted = "staff-roles-granted";
    public const string StaffSuspended = "staff-suspended";
    public const string StaffResumed = "staff-resumed";
    public const string StaffLeft = "staff-left";
    public const string StaffMoved = "staff-moved";
    public const string StaffSignedIn = "staff-signed-in";
    public const string StaffSignedOut = "staff-signed-out";
    public const string AuditRead = "audit-read";
    public const string NumberChangeAsked = "number-change-asked";
    public const string NumberCodeRefused = "number-code-refused";
    public const string NumberChangeStopped = "number-change-stopped";
    public const string NumberChanged = "number-changed";

    /// <summary>All of them, as they are declared.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. typeof(Acts).GetFields().Where(x => x.IsLiteral).Select(x => (string)x.GetRawConstantValue()!)];
}

/// <summary>
/// Why an act was done or refused. Each has a sentence for its person: the text key <c>act-reason.</c> and the name.
/// </summary>
public static class Reasons
{
    public const string MobileDiffers = "mobile-differs";
    public const string AnswerDiffers = "answer-differs";
    public const string GuessesSpent = "guesses-spent";
    public const string NotReachable = "not-reachable";
    public const string AccountClosed = "account-closed";
    public const string SimChanged = "sim-changed";
    public const string Operator = "operator";
    public const string Superseded = "superseded";
    public const string KioskCloned = "kiosk-cloned";
    public const string KioskStrayed = "kiosk-strayed";
    public const string OnlyAdministrator = "only-administrator";
    public const string AccountExists = "account-exists";
}
