using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// Several lines of text, shown again when refused. Left to right, as what a program made, unless the page says else.
/// </summary>
[HtmlTargetElement("text-area-field", Attributes = "name,label")]
public sealed class TextAreaFieldTagHelper(Text.Text text) : FieldTagHelper(text)
{
    private const string Rows = "8";

    public string Label { get; set; } = "";

    public string? Value { get; set; }

    /// <summary>The direction of what is typed; "auto" for sentences of either language.</summary>
    public string Dir { get; set; } = "ltr";

    /// <summary>Characters taken, and shown again.</summary>
    public int CharactersMax { get; set; }

    protected override void Write(TagHelperOutput output, IHtmlContent? hint)
    {
        Wrap(output);
        output.Content.AppendHtml(LabelFor(Name, Label));
        output.Content.AppendHtml(Notes(hint));
        output.Content.AppendHtml(
            Element(
                "textarea",
                Value is { } typed && typed.Length <= CharactersMax ? typed : "",
                ("id", Name),
                ("name", Name),
                ("rows", Rows),
                ("dir", Dir),
                ("spellcheck", "false"),
                ("aria-describedby", DescribedBy(hint)),
                ("aria-invalid", IsRefused ? "true" : null)
            )
        );
    }
}
