using Miftah.Web.Features.Challenges;

namespace Miftah.Web.Doors;

/// <summary>The browser's secret for challenges, from its cookie.</summary>
internal sealed class ChallengeCookie(Cookies cookies) : IBrowserSecret
{
    public string? Read(HttpContext context) => cookies.Read(context, CookieKind.Challenge);
}
