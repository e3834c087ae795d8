using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Miftah.Tests.Support;

/// <summary>Lets a test say from which address a request came, as the connection would.</summary>
public sealed class FromAddress : IStartupFilter
{
    public const string Header = "Test-Peer";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, then) =>
                {
                    if (IPAddress.TryParse(context.Request.Headers[Header], out var peer))
                        context.Connection.RemoteIpAddress = peer;
                    return then(context);
                }
            );
            next(app);
        };

    /// <summary>A portal with these settings whose requests come from where the test says.</summary>
    public static Task<TestPortal> PortalAsync(params (string Key, string Value)[] settings) =>
        TestPortal.StartAsync(adjust: builder =>
        {
            foreach (var (key, value) in settings)
                builder.Configuration[key] = value;
            builder.Services.AddSingleton<IStartupFilter, FromAddress>();
        });
}
