using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>
/// A password. It is never sent back to the page and has no maximum length; the script adds the button that shows it,
/// so that without script there is no dead button.
/// </summary>
[HtmlTargetElement("password-field", Attributes = "name,label")]
public sealed class PasswordFieldTagHelper(Text.Text text) : FieldTagHelper(text)
{
    public string Label { get; set; } = "";

    /// <summary>current-password or new-password.</summary>
    public string Autocomplete { get; set; } = "current-password";

    /// <summary>
    /// The button's accessible name while the password is hidden; two fields of a page need two names.
    /// </summary>
    public string? Show { get; set; }

    /// <summary>The button's accessible name while the password is shown.</summary>
    public string? Hide { get; set; }

    protected override void Write(TagHelperOutput output, IHtmlContent? hint)
    {
        Wrap(output);
        output.Content.AppendHtml(LabelFor(Name, Label));
        output.Content.AppendHtml(Notes(hint));
        var input = Input(
            ("class", Class),
            ("id", Name),
            ("name", Name),
            ("type", "password"),
            ("dir", "ltr"),
            ("autocomplete", Autocomplete),
            ("autocapitalize", "none"),
            ("spellcheck", "false"),
            ("aria-describedby", DescribedBy(hint)),
            ("aria-invalid", IsRefused ? "true" : null)
        );
        output.Content.AppendHtml(
            Element(
                "div",
                input,
                ("class", "password"),
                ("data-show", Show ?? T["page.show-password"]),
                ("data-hide", Hide ?? T["page.hide-password"]),
                ("data-show-short", T["page.show"]),
                ("data-hide-short", T["page.hide"])
            )
        );
    }
}
