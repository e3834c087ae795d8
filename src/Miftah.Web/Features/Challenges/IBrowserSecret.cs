namespace Miftah.Web.Features.Challenges;

/// <summary>
/// The secret that tells one browser from another: a challenge can be seen and answered only where it was shown.
/// </summary>
public interface IBrowserSecret
{
    /// <summary>The secret of the browser that sent this request, or null when it has none yet.</summary>
    string? Read(HttpContext context);
}
