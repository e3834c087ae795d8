using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>Whom to call, what to have ready, and what support never asks for.</summary>
public sealed class SupportModel(Portal portal) : PlainPage
{
    public string Number => portal.SupportNumber;

    /// <summary>The number as a link that a mobile dials.</summary>
    public string DialAddress => "tel:" + string.Concat(Number.Where(x => char.IsAsciiDigit(x) || x == '+'));
}
