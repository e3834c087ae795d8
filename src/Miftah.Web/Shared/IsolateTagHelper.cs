using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// A number, reference or telephone number in its own left-to-right run. Without it +966 50 123 4567 is shown as
/// 4567 123 50 966+ on an Arabic page, and 2026-10-26 as 26-10-2026.
/// </summary>
[HtmlTargetElement("num")]
[HtmlTargetElement("phone")]
public sealed class IsolateTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (string.Equals(context.TagName, "phone", StringComparison.OrdinalIgnoreCase))
            output.Attributes.SetAttribute("class", "phone");
        output.TagName = "bdi";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("dir", "ltr");
    }
}
