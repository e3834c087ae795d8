using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Miftah.Tests.Shared;
using Miftah.Web;
using Miftah.Web.Text;

namespace Miftah.Tests.Look;

/// <summary>
/// The pages that need nothing but words, on a real listener, with the middleware of errors and languages.
/// </summary>
public sealed class PagesHost : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 10, 26, 7, 30, 0, TimeSpan.Zero);

    private readonly WebApplication app;

    public PagesHost()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(Portal).Assembly.GetName().Name }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddSingleton(Rendered.Portal);
        builder.Services.AddSingleton(Rendered.Encoder);
        builder.Services.AddSingleton<TextCatalogue>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(x => new Text(
            x.GetRequiredService<TextCatalogue>(),
            Language.Of(x.GetRequiredService<IHttpContextAccessor>().HttpContext!),
            x.GetRequiredService<Portal>(),
            x.GetRequiredService<HtmlEncoder>()
        ));
        builder.Services.AddRazorPages(x => x.RootDirectory = "/Features");
        app = builder.Build();
        app.UseLanguagePrefix();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.MapRazorPages();
        app.Map("/fails/{code:int}", Fail);
        app.Map("/fails/thrown", string () => throw new InvalidOperationException("a bug"));
    }

    public Uri Address =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async Task<(HttpStatusCode Status, string Html)> SendAsync(string path, string method = "GET")
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static void Fail(int code, HttpContext context)
    {
        context.Response.StatusCode = code;
        if (code == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "600";
    }
}
