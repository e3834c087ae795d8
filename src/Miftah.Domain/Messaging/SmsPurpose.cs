namespace Miftah.Domain.Messaging;

/// <summary>
/// Why an SMS is sent. One purpose is one text in each language; its key is <c>sms.</c> and the name in kebab case.
/// </summary>
public enum SmsPurpose
{
    /// <summary>The code of an account recovery. Carries a code.</summary>
    RecoveryCode = 1,

    /// <summary>The code of a sign-in, after a right password. Carries a code.</summary>
    SignInCode = 2,

    /// <summary>The code that proves a new number. Carries a code.</summary>
    NewNumberCode = 3,

    /// <summary>The details of a recovery request did not match; no code was sent.</summary>
    DetailsDidNotMatch = 4,

    /// <summary>The agency could not be asked in the attempt's life; no code was sent.</summary>
    AgencyNotReachable = 5,

    /// <summary>A recovery showed the username. Carries a freeze link.</summary>
    UsernameShown = 6,

    /// <summary>A recovery was finished. Carries a freeze link.</summary>
    AccountRecovered = 7,

    /// <summary>The password was changed. Carries a freeze link.</summary>
    PasswordChanged = 8,

    /// <summary>Somebody asked to change the number; goes to the old one. Carries a link to object.</summary>
    NumberChangeAsked = 9,

    /// <summary>The number was changed; goes to the old and the new one. Carries a freeze link.</summary>
    NumberChanged = 10,

    /// <summary>A recovery ended without success.</summary>
    RecoveryFailed = 11,

    /// <summary>The guesses of a day are spent: remote recovery is closed for 24 hours.</summary>
    RecoveryStopped = 12,

    /// <summary>
    /// The guesses of a longer window are spent: remote recovery is closed until a day the text names.
    /// </summary>
    RecoveryStoppedUntil = 13,

    /// <summary>The person froze the account.</summary>
    AccountFrozen = 14,

    /// <summary>The protection period after a recovery by SMS alone has ended.</summary>
    HoldEnded = 15,

    /// <summary>Remote recovery is closed to this account, for example because staff suspended it.</summary>
    RecoveryClosed = 16,

    /// <summary>The year's answers to one question are spent; another can be chosen.</summary>
    QuestionStopped = 17,

    /// <summary>An authenticator was bound to the account. Carries a freeze link.</summary>
    AuthenticatorAdded = 30,

    /// <summary>An authenticator was removed from the account. Carries a freeze link.</summary>
    AuthenticatorRemoved = 31,

    /// <summary>A set of saved codes was made, and the former one ended. Carries a freeze link.</summary>
    SavedCodesMade = 32,

    /// <summary>A saved code was used. Carries a freeze link.</summary>
    SavedCodeUsed = 33,

    /// <summary>A freeze was lifted by an authenticator bound before it. Carries a freeze link.</summary>
    AccountUnfrozen = 34,

    /// <summary>The number lately changed its SIM: no code is sent to it for a while.</summary>
    SimChanged = 35,

    /// <summary>An e-mail address for notices was added. Carries a freeze link.</summary>
    EmailAdded = 60,

    /// <summary>Another e-mail address took the place of the former. Carries a freeze link.</summary>
    EmailChanged = 61,

    /// <summary>The e-mail address was removed. Carries a freeze link.</summary>
    EmailRemoved = 62,

    /// <summary>The number was typed as another account's new one; goes to the number itself, without a code.</summary>
    NumberTaken = 36,

    /// <summary>The code that proves the mobile of an applicant. Carries a code.</summary>
    EnrolmentCode = 50,

    /// <summary>Somebody asked to open an account whose owner has one; goes to its registered mobile.</summary>
    AccountExists = 51,

    /// <summary>No account is opened with what was said; one text, whatever the reason.</summary>
    EnrolmentNotPossible = 52,

    /// <summary>An account was opened with this mobile. Carries a freeze link.</summary>
    AccountOpened = 53,

    /// <summary>The account was activated in person. Carries a freeze link.</summary>
    AccountActivated = 54,

    /// <summary>A hold was lifted in person, before its time. Carries a freeze link.</summary>
    HoldLifted = 70,

    /// <summary>The account was closed because its owner died; whoever reads it can object.</summary>
    AccountClosed = 71,

    /// <summary>Somebody said that the owner died and the account is to be closed. Carries a link to object.</summary>
    AccountCloseAsked = 72,

    /// <summary>Somebody said that every bound way to verify was lost. Carries a link to object.</summary>
    AuthenticatorsLost = 73,

    /// <summary>What was asked for at an office was refused; goes to a new number that was proved there too.</summary>
    CaseRefused = 74,

    /// <summary>Two people opened remote recovery again, after its guesses were spent.</summary>
    RecoveryReopened = 75,

    /// <summary>Support answered what somebody wrote. Carries a link to the answer.</summary>
    SupportAnswered = 80,
}

public static class SmsPurposes
{
    /// <summary>Somebody asked for it and waits for it; everything else tells a person what was done.</summary>
    public static bool CarriesCode(this SmsPurpose purpose) =>
        purpose
            is SmsPurpose.RecoveryCode
                or SmsPurpose.SignInCode
                or SmsPurpose.NewNumberCode
                or SmsPurpose.EnrolmentCode;

    /// <summary>Its link objects to what was asked for; every other link freezes.</summary>
    public static bool LetsObject(this SmsPurpose purpose) =>
        purpose is SmsPurpose.NumberChangeAsked or SmsPurpose.AccountCloseAsked or SmsPurpose.AuthenticatorsLost;

    /// <summary>Its link leads to words and does nothing.</summary>
    public static bool LeadsToAnswer(this SmsPurpose purpose) => purpose is SmsPurpose.SupportAnswered;

    /// <summary>
    /// Said without a link on every channel, not on the mobile alone: it concerns the whole account, or the mobile may
    /// be in other hands.
    /// </summary>
    public static bool GoesEverywhere(this SmsPurpose purpose) =>
        purpose
            is SmsPurpose.AccountFrozen
                or SmsPurpose.HoldEnded
                or SmsPurpose.SimChanged
                or SmsPurpose.AccountClosed;
}
