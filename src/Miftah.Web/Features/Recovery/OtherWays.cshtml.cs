using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Which ways beside the registered mobile the operator of this installation has opened; section
/// "Miftah:OtherWays".
/// </summary>
public sealed class OtherWaysOptions
{
    public bool Kiosk { get; set; }

    public bool Officer { get; set; }
}

/// <summary>
/// For people who cannot use the registered mobile. It names only the ways that are open here: a way that is not
/// there costs somebody a journey.
/// </summary>
public sealed class OtherWaysModel(IConfiguration configuration) : PlainPage
{
    public OtherWaysOptions Open { get; } =
        configuration.GetSection("Miftah:OtherWays").Get<OtherWaysOptions>() ?? new OtherWaysOptions();

    public bool AnyOpen => Open.Kiosk || Open.Officer;

    /// <summary>Where the person came from: "code", "sign-in", "mobile", or another step.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The page that asks for the code, when the person came from there.</summary>
    public string? CodePage =>
        From switch
        {
            "code" => "~/recover/code",
            "sign-in" => "~/sign-in/code",
            _ => null,
        };

    /// <summary>Whoever lacks a document, not the mobile, reads of other ways.</summary>
    public string Title => From is "code" or "sign-in" or "mobile" ? "other-ways.title" : "other-ways.title-general";
}
