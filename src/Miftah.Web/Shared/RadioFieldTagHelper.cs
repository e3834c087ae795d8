using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// A choice of one. The first choice has the field's own id, so that the error summary leads to it.
/// </summary>
[HtmlTargetElement("radio-field", Attributes = "name,legend,options")]
public sealed class RadioFieldTagHelper(Text.Text text) : FieldTagHelper(text)
{
    [HtmlAttributeName("legend")]
    public string Question { get; set; } = "";

    public string? Value { get; set; }

    public IEnumerable<(string Value, string Label)> Options { get; set; } = [];

    protected override void Write(TagHelperOutput output, IHtmlContent? hint)
    {
        Wrap(output);
        var group = new HtmlContentBuilder();
        group.AppendHtml(Legend(Question));
        group.AppendHtml(Notes(hint));
        group.AppendHtml(Choices(Name, Options, Value));
        output.Content.AppendHtml(Element("fieldset", group, ("aria-describedby", DescribedBy(hint))));
    }

    internal static IHtmlContent Choices(
        string name,
        IEnumerable<(string Value, string Label)> options,
        string? chosen,
        string classes = "choices"
    )
    {
        var choices = new HtmlContentBuilder();
        foreach (var (index, (value, label)) in options.Index())
        {
            var id = index == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{index + 1}");
            var isChosen = string.Equals(value, chosen, StringComparison.Ordinal);
            var choice = new HtmlContentBuilder();
            choice.AppendHtml(
                Input(
                    ("id", id),
                    ("name", name),
                    ("type", "radio"),
                    ("value", value),
                    ("checked", isChosen ? "checked" : null)
                )
            );
            choice.AppendHtml(Element("label", label, ("for", id)));
            choices.AppendHtml(Element("div", choice, ("class", "choice")));
        }
        return Element("div", choices, ("class", classes));
    }
}
