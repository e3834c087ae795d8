using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>A value to take away, such as a username. The script adds the button that copies it.</summary>
[HtmlTargetElement("copyable")]
public sealed class CopyableTagHelper(Text.Text text) : TagHelper
{
    /// <summary>The button's accessible name, for example "Copy the username".</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "copyable");
        output.Attributes.SetAttribute("data-copy", text["page.copy"]);
        output.Attributes.SetAttribute("data-copied", text["page.copied"]);
        output.Attributes.SetAttribute("data-label", Label ?? text["page.copy"]);
        output.PreContent.SetHtmlContent("<bdi dir=\"ltr\">");
        output.PostContent.SetHtmlContent("</bdi>");
    }
}
