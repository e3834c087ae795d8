namespace Miftah.Web.Features.SignIn;

/// <summary>Where a sign-in may lead: names of the portal's own, never an address that was posted.</summary>
public static class AfterSignIn
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["security"] = "/security",
        ["app"] = "/security/app",
        ["codes"] = "/security/codes",
        ["passkey"] = "/security/passkey",
        ["password"] = "/security/password",
        ["mobile"] = "/security/mobile",
        ["email"] = "/security/email",
    };

    /// <summary>A name that is known, or null.</summary>
    public static string? Known(string? name) => name is not null && Paths.ContainsKey(name) ? name : null;

    public static string PathOf(string? name) =>
        name is not null && Paths.TryGetValue(name, out var path) ? path : "/home";
}
