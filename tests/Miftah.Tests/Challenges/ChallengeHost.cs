using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Challenges;
using Miftah.Domain.Cryptography;
using Miftah.Web;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Text;

namespace Miftah.Tests.Challenges;

/// <summary>A portal with challenges alone: their addresses, and a page that shows one.</summary>
public sealed class ChallengeHost : IAsyncLifetime
{
    public const string BrowserHeader = "X-Test-Browser";

    private readonly WebApplication app = Build();

    public FakeTimeProvider Clock => (FakeTimeProvider)app.Services.GetRequiredService<TimeProvider>();

    public ChallengeGate Gate => app.Services.CreateScope().ServiceProvider.GetRequiredService<ChallengeGate>();

    public HttpClient ClientOf(string? browser)
    {
        var client = app.GetTestClient();
        if (browser is not null)
            client.DefaultRequestHeaders.Add(BrowserHeader, browser);
        return client;
    }

    /// <summary>The HTML of the partial view, as a page in <paramref name="language"/> would hold it.</summary>
    public async Task<string> RenderAsync(ChallengeView model, Language language)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.PathBase = language.Prefix;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var action = new ActionContext(http, new RouteData(), new());
        var view = scope
            .ServiceProvider.GetRequiredService<IRazorViewEngine>()
            .GetView(null, "/Features/Challenges/_Challenge.cshtml", isMainPage: false)
            .View!;
        await using var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<ChallengeView>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
        {
            Model = model,
        };
        var temp = new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(action, view, data, temp, html, new HtmlHelperOptions()));
        return html.ToString();
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        var services = builder.Services;
        services.AddRouting();
        services.AddHttpContextAccessor();
        services.AddSingleton(new Portal(new PortalOptions { Origin = "https://miftah.example" }));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<TextCatalogue>();
        services.AddScoped(x => new Web.Text.Text(
            x.GetRequiredService<TextCatalogue>(),
            Language.Of(x.GetRequiredService<IHttpContextAccessor>().HttpContext!),
            x.GetRequiredService<Portal>(),
            x.GetRequiredService<HtmlEncoder>()
        ));
        services
            .AddRazorPages(options => options.RootDirectory = "/Features")
            .AddApplicationPart(typeof(ChallengeGate).Assembly);
        services.AddSingleton(NewSealer());
        services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddSingleton<ISpentChallenges, MemorySpentChallenges>();
        services.AddSingleton<IBrowserSecret, HeaderBrowserSecret>();
        services.AddChallenges();
        var built = builder.Build();
        built.UseLanguagePrefix();
        built.UseRouting();
        built.MapChallenges();
        return built;
    }

    private static Sealer NewSealer() => new(KeyRing.New(forDevelopment: true));

    private sealed class HeaderBrowserSecret : IBrowserSecret
    {
        public string? Read(HttpContext context) => context.Request.Headers[BrowserHeader];
    }
}
