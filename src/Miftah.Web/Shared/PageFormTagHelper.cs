using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// Sends the form with the id "form" to its own page. Without an action a browser would send it to the address it
/// came from: after a press of "more time" or "new code" that is another handler, and "continue" would do the same
/// again.
/// </summary>
[HtmlTargetElement("form", Attributes = "[id=form]")]
public sealed class PageFormTagHelper(Text.Text text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.Attributes.ContainsName("action"))
            output.Attributes.SetAttribute("action", PageAddress.In(ViewContext.HttpContext, text.Language));
    }
}
