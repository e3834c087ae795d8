using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// An icon of the sprite wwwroot/icons.svg. It always stands beside words, so it is hidden from screen readers.
/// </summary>
[HtmlTargetElement("icon", Attributes = "name")]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Icons that point along the line and turn with it; a check, a clock or a key never does.</summary>
    private static readonly FrozenSet<string> Turning = FrozenSet.Create(
        StringComparer.Ordinal,
        "chevron-left",
        "chevron-right",
        "external-link",
        "log-in",
        "log-out"
    );

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(ViewContext.HttpContext, Name, Class));
    }

    /// <summary>The svg element of an icon, for other tag helpers.</summary>
    internal static TagBuilder Draw(HttpContext context, string name, string? classes = null)
    {
        string[] all = ["icon", .. Turning.Contains(name) ? (string[])["flip"] : [], classes ?? ""];
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{StaticAsset.Of(context, "icons.svg")}#{name}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = string.Join(' ', all.Where(x => x.Length > 0));
        svg.Attributes["width"] = "24";
        svg.Attributes["height"] = "24";
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
