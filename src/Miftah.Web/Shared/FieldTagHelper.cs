using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// What every field of a form shares: a label or legend, a hint (the attribute, or the content when it holds markup),
/// the refusal shown at it, and the wiring that reads them out together. Ids are field names; nothing is marked
/// required.
/// </summary>
public abstract class FieldTagHelper(Text.Text text) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The posted name, which is also the id that the error summary links to.</summary>
    public string Name { get; set; } = "";

    /// <summary>One sentence under the label, as plain text.</summary>
    public string? Hint { get; set; }

    /// <summary>The label or legend is the h1 of the page: one question, one field.</summary>
    public bool Heading { get; set; }

    /// <summary>Further class names of the input.</summary>
    public string? Class { get; set; }

    protected Text.Text T => text;

    private string HintId => $"{Name}-hint";

    private string ErrorId => $"{Name}-error";

    /// <summary>The names under which a refusal belongs to this field.</summary>
    protected virtual IReadOnlyList<string> Answers => [Name];

    protected bool IsRefused => FieldRefusals.Any();

    protected IEnumerable<string> RefusedNames => FieldRefusals.Select(x => x.Field);

    private IEnumerable<ShownRefusal> FieldRefusals =>
        ShownRefusal.AllOf(ViewContext).Where(x => Answers.Contains(x.Field, StringComparer.Ordinal));

    public sealed override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var hint = HintOf(content);
        Write(output, hint);
    }

    /// <summary>Fills <paramref name="output"/>; <paramref name="hint"/> is null when the field has none.</summary>
    protected abstract void Write(TagHelperOutput output, IHtmlContent? hint);

    /// <summary>
    /// The hint and the sentence of each refusal of this field, in the order in which they are read out.
    /// </summary>
    protected IHtmlContent Notes(IHtmlContent? hint)
    {
        var notes = new HtmlContentBuilder();
        if (hint is not null)
            notes.AppendHtml(Element("p", hint, ("class", "hint"), ("id", HintId)));
        if (!IsRefused)
            return notes;
        var sentences = new HtmlContentBuilder();
        sentences.AppendHtml(Element("span", T["page.error-prefix"] + " ", ("class", "vh")));
        sentences.AppendHtml(FieldRefusals.First().Sentence(T));
        return notes.AppendHtml(Element("p", sentences, ("class", "error"), ("id", ErrorId)));
    }

    /// <summary>The ids of hint and error, for aria-describedby; null when there is neither.</summary>
    protected string? DescribedBy(IHtmlContent? hint)
    {
        string[] ids = [.. hint is null ? (string[])[] : [HintId], .. IsRefused ? (string[])[ErrorId] : []];
        return ids.Length == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>
    /// Makes <paramref name="output"/> the element around the field. A group is a fieldset inside it: the border of a
    /// fieldset would begin at half the height of its legend.
    /// </summary>
    protected void Wrap(TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsRefused ? "field field-error" : "field");
    }

    /// <summary>A label or legend, inside an h1 or around one as HTML allows.</summary>
    protected IHtmlContent LabelFor(string id, string label)
    {
        var element = Element("label", label, ("for", id));
        return Heading ? Element("h1", element, ("class", "label-h1")) : element;
    }

    protected IHtmlContent Legend(string legend) =>
        Heading ? Element("legend", Element("h1", legend), ("class", "label-h1")) : Element("legend", legend);

    protected static IHtmlContent Element(string name, string content, params (string, string?)[] attributes) =>
        Element(name, new HtmlContentBuilder().Append(content), attributes);

    protected static IHtmlContent Element(string name, IHtmlContent content, params (string, string?)[] attributes)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.AppendHtml(content);
        return With(element, attributes);
    }

    /// <summary>An input; an attribute that is null is left out.</summary>
    protected static IHtmlContent Input(params (string, string?)[] attributes) =>
        With(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }, attributes);

    private static TagBuilder With(TagBuilder element, (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null)
                element.Attributes[name] = value;
        return element;
    }

    private IHtmlContent? HintOf(TagHelperContent content)
    {
        if (!content.IsEmptyOrWhiteSpace)
            return content;
        return string.IsNullOrEmpty(Hint) ? null : new HtmlContentBuilder().Append(Hint);
    }
}
