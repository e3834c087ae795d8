using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>The ways to show a proof as addresses and forms name them, strongest first.</summary>
public static class ProofWays
{
    public const string Passkey = "passkey";
    public const string App = "app";
    public const string Saved = "saved";
    public const string Sms = "sms";

    public static string Of(AuthenticatorKind kind) =>
        kind switch
        {
            AuthenticatorKind.Passkey => Passkey,
            AuthenticatorKind.AuthenticatorApp => App,
            AuthenticatorKind.SavedCodes => Saved,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    /// <summary>The one to show: what was asked for, if it is open, or the strongest.</summary>
    public static string Choose(string? asked, IReadOnlyList<string> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return open.FirstOrDefault(x => string.Equals(x, asked, StringComparison.Ordinal)) ?? open[0];
    }
}
