using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Miftah.Web.Shared;

/// <summary>One line of text. What was typed is shown again, whatever it was, up to a limit.</summary>
[HtmlTargetElement("text-field", Attributes = "name,label")]
public sealed class TextFieldTagHelper(Text.Text text) : FieldTagHelper(text)
{
    /// <summary>Characters shown again at most: nobody types more, and a page must not grow with its post.</summary>
    public const int EchoedCharactersMax = 200;

    public string Label { get; set; } = "";

    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    public string? Inputmode { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>ltr for numbers, usernames and addresses, whatever the language of the page.</summary>
    public string? Dir { get; set; }

    public string? Spellcheck { get; set; }

    public string? Autocapitalize { get; set; }

    protected override void Write(TagHelperOutput output, IHtmlContent? hint)
    {
        Wrap(output);
        output.Content.AppendHtml(LabelFor(Name, Label));
        output.Content.AppendHtml(Notes(hint));
        output.Content.AppendHtml(
            Input(
                ("class", Class),
                ("id", Name),
                ("name", Name),
                ("type", Type),
                ("value", Echo(Value)),
                ("dir", Dir),
                ("inputmode", Inputmode),
                ("autocomplete", Autocomplete),
                ("autocapitalize", Autocapitalize),
                ("spellcheck", Spellcheck),
                ("aria-describedby", DescribedBy(hint)),
                ("aria-invalid", IsRefused ? "true" : null)
            )
        );
    }

    /// <summary>The first characters of <paramref name="typed"/>, never half a surrogate pair.</summary>
    internal static string? Echo(string? typed)
    {
        if (typed is null || typed.Length <= EchoedCharactersMax)
            return typed;
        var end = char.IsHighSurrogate(typed[EchoedCharactersMax - 1]) ? EchoedCharactersMax - 1 : EchoedCharactersMax;
        return typed[..end];
    }
}
