using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// The way back, first in the content of a page. Its content replaces the word "back" where another is clearer.
/// </summary>
[HtmlTargetElement("back-link", Attributes = "href")]
public sealed class BackLinkTagHelper(Text.Text text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A path of the portal, with or without the language prefix; ~/ is understood.</summary>
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "back");
        output.Attributes.SetAttribute("href", InLanguage(Href.TrimStart('~')));
        output.PreContent.SetHtmlContent(IconTagHelper.Draw(ViewContext.HttpContext, "chevron-left"));
        if (content.IsEmptyOrWhiteSpace)
            output.Content.Append(text["page.back"]);
    }

    private string InLanguage(string path)
    {
        var prefix = text.Language.Prefix;
        var isPlain = path.StartsWith('/') && prefix.Length > 0;
        var isPrefixed = path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal);
        return isPlain && !isPrefixed ? prefix + path : path;
    }
}
