using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Miftah.Domain;
using Miftah.Web;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Tests.Shared;

/// <summary>What one tag helper writes on a page with the given refusals.</summary>
internal static class Rendered
{
    public static readonly Portal Portal = new(
        new PortalOptions { Origin = "https://miftah.example", SupportNumber = "920000000" }
    );

    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Text Arabic = new(new TextCatalogue(), Language.Arabic, Portal, Encoder);

    public static readonly Text English = new(new TextCatalogue(), Language.English, Portal, Encoder);

    public static ViewContext View(params (string Field, string Code)[] refusals) =>
        new()
        {
            HttpContext = new DefaultHttpContext(),
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = new RefusingPage(refusals),
            },
        };

    /// <param name="helper">Bound as the page would bind it.</param>
    /// <param name="tag">The element as written in the page.</param>
    /// <param name="content">HTML between its tags.</param>
    public static async Task<string> HtmlAsync(TagHelper helper, string tag = "x", string content = "")
    {
        var context = new TagHelperContext(tag, [], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(
            tag,
            [],
            (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(content))
        );
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified && content.Length > 0)
            output.Content.SetHtmlContent(content);
        using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private sealed class RefusingPage : PublicPage
    {
        public RefusingPage((string Field, string Code)[] refusals)
        {
            foreach (var (field, code) in refusals)
                Refuse(field, new Refusal(code));
        }
    }
}
