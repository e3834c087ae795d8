namespace Miftah.Domain.Identity;

/// <summary>
/// The state of an account. A hold is not a state: it ends by itself and restricts acts, not sign-in.
/// </summary>
public enum AccountState
{
    /// <summary>Enrolled and activated.</summary>
    Active = 1,

    /// <summary>Enrolled, not yet activated in person.</summary>
    LowAssurance = 2,

    /// <summary>Frozen by the person, through the link in a notice or after signing in.</summary>
    Frozen = 3,

    /// <summary>Suspended by staff.</summary>
    Suspended = 4,

    /// <summary>Deceased, or left for good.</summary>
    Closed = 5,
}

/// <summary>What a state allows.</summary>
/// <param name="SignIn">A right password and second step open a session.</param>
/// <param name="RemoteRecovery">The six pages of recovery can end in a new password.</param>
/// <param name="Kiosk">The kiosk or an officer can restore access.</param>
/// <param name="Notices">Security notices are sent.</param>
public sealed record Allowance(bool SignIn, bool RemoteRecovery, bool Kiosk, bool Notices);

/// <summary>The one table of what each account state allows; a test walks all of it.</summary>
public static class AccountStates
{
    /// <exception cref="ArgumentOutOfRangeException">No such state.</exception>
    public static Allowance Allows(this AccountState state) =>
        state switch
        {
            AccountState.Active => new(SignIn: true, RemoteRecovery: true, Kiosk: true, Notices: true),
            AccountState.LowAssurance => new(SignIn: true, RemoteRecovery: true, Kiosk: true, Notices: true),
            AccountState.Frozen => new(SignIn: false, RemoteRecovery: false, Kiosk: true, Notices: true),
            AccountState.Suspended => new(SignIn: false, RemoteRecovery: false, Kiosk: false, Notices: true),
            AccountState.Closed => new(SignIn: false, RemoteRecovery: false, Kiosk: false, Notices: false),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such account state."),
        };
}
