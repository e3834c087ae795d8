using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>
/// What the portal keeps about a person, why and for how long. Change it in the commit that changes the facts.
/// </summary>
public sealed class PrivacyModel : PlainPage
{
    /// <summary>The kinds of data, in the order of the page.</summary>
    public static readonly string[] Kinds = ["account", "session", "recovery", "messages", "contact", "record"];
}
