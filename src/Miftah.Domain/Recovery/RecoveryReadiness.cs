using Miftah.Domain.Identity;

namespace Miftah.Domain.Recovery;

/// <summary>What would make an account safer to lose a phone with, the most useful first.</summary>
public enum ReadinessStep
{
    /// <summary>Nothing is missing.</summary>
    None = 0,

    /// <summary>Print saved recovery codes.</summary>
    SavedCodes,

    /// <summary>Print new ones: few are left.</summary>
    FreshCodes,

    /// <summary>Add a passkey, which no page that only looks like this one can take.</summary>
    Passkey,

    /// <summary>Have an e-mail address told: a hold then ends after a day instead of a week.</summary>
    Email,
}

/// <summary>How its owner would get back in if the phone were lost today.</summary>
/// <param name="BackWithoutPhone">
/// By something that is not on the phone. Otherwise only in person: recovery begins with the registered mobile.
/// </param>
/// <param name="Next">The next best step.</param>
public sealed record RecoveryReadiness(bool BackWithoutPhone, ReadinessStep Next)
{
    /// <summary>One passkey may be on the phone that is lost; of two, one is taken to be elsewhere.</summary>
    private const int PasskeysElsewhereMin = 2;

    /// <summary>Assumes the worst: an authenticator app and a lone passkey are on the lost phone.</summary>
    /// <param name="passkeys">Passkeys that are bound.</param>
    /// <param name="codesLeft">Saved codes that can still be used.</param>
    /// <param name="hasEmail">
    /// Notices go to a verified address too. It opens nothing, and so never changes the way back.
    /// </param>
    public static RecoveryReadiness Of(int passkeys, int codesLeft, bool hasEmail) =>
        new(
            codesLeft > 0 || passkeys >= PasskeysElsewhereMin,
            codesLeft switch
            {
                0 => ReadinessStep.SavedCodes,
                <= SavedCode.FewLeft => ReadinessStep.FreshCodes,
                _ when passkeys == 0 => ReadinessStep.Passkey,
                _ => hasEmail ? ReadinessStep.None : ReadinessStep.Email,
            }
        );
}
