using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Miftah.Web.Shared;

/// <summary>A refusal that the page shows: at its field, in the summary, and in the title.</summary>
internal sealed record ShownRefusal(string Field, string Code, (string Name, object? Value)[] Values)
{
    /// <summary>The refusals of the page that is being rendered; none where the page is not a form.</summary>
    public static IEnumerable<ShownRefusal> AllOf(ViewContext view) =>
        view.ViewData.Model is PublicPage page
            ? page.Refusals.Select(x => new ShownRefusal(x.Field, x.Code, x.Values))
            : [];

    public IHtmlContent Sentence(Text.Text text) => text.Html($"refusal.{Code}", Values);
}
