using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// All refusals of the page in the words of their fields, each a link to its field. It stands above the h1 and
/// below the back link, and takes the focus when the page opens, with or without script.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Text.Text text) : TagHelper
{
    private const string TitleId = "error-summary-title";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ShownRefusal[] refusals = [.. ShownRefusal.AllOf(ViewContext)];
        if (refusals.Length == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Content.AppendHtml(Title());
        output.Content.AppendHtml(List(refusals));
    }

    private TagBuilder Title()
    {
        var title = new TagBuilder("h2") { Attributes = { ["id"] = TitleId } };
        title.InnerHtml.Append(text["page.error-title"]);
        return title;
    }

    private TagBuilder List(ShownRefusal[] refusals)
    {
        var list = new TagBuilder("ul");
        foreach (var refusal in refusals)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(Item(refusal));
            list.InnerHtml.AppendHtml(item);
        }
        return list;
    }

    private IHtmlContent Item(ShownRefusal refusal)
    {
        var sentence = refusal.Sentence(text);
        if (refusal.Field.Length == 0)
            return sentence;
        var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{refusal.Field}" } };
        link.InnerHtml.AppendHtml(sentence);
        return link;
    }
}
