namespace Miftah.Domain.Audit;

/// <summary>
/// The stable names of audited acts. Each has a sentence for its person: the text key <c>act.</c> and the name.
/// </summary>
public static class Acts
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SessionEnded = "session-ended";
    public const string UsernameShown = "username-shown";
    public const string PasswordSet = "password-set";
    public const string Frozen = "frozen";
    public const string Erased = "erased";
    public const string Unfrozen = "unfrozen";
    public const string AuthenticatorBound = "authenticator-bound";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string PasswordChanged = "password-changed";
    public const string DeviceForgotten = "device-forgotten";
}
