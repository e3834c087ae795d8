namespace Miftah.Web.Features.SignIn;

/// <summary>What an operator may decide about sign-in; section "Miftah:SignIn".</summary>
public sealed class SignInOptions
{
    /// <summary>
    /// Whoever has a stronger way may still ask for a code by SMS. False leaves SMS to people who have nothing else.
    /// </summary>
    public bool SmsBesideStronger { get; set; } = true;
}
