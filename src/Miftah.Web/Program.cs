using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Miftah.Web;
using Miftah.Web.Text;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection("Miftah"));
builder.Services.AddSingleton(x => new Portal(x.GetRequiredService<IOptions<PortalOptions>>().Value));
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton<TextCatalogue>();
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped(x => new Text(
    x.GetRequiredService<TextCatalogue>(),
    Language.Of(x.GetRequiredService<IHttpContextAccessor>().HttpContext!),
    x.GetRequiredService<Portal>(),
    x.GetRequiredService<HtmlEncoder>()
));
builder.Services.AddRazorPages(options => options.RootDirectory = "/Features");

var app = builder.Build();
app.UseLanguagePrefix();
app.UseRouting();
app.MapStaticAssets();
app.MapRazorPages();
app.Run();

/// <summary>Named so that tests can start the portal.</summary>
public partial class Program;
