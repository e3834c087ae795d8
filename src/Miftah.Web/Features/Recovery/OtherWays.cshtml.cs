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

    /// <summary>"code" when the person came from the page that asks for the code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public bool IsFromCode => From == "code";
}
