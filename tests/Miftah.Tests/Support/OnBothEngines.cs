using Microsoft.AspNetCore.Builder;

namespace Miftah.Tests.Support;

/// <summary>One portal for the tests of a class; the class runs once on each engine.</summary>
public abstract class PortalOn(Engine engine, Action<WebApplicationBuilder>? adjust = null) : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await TestPortal.StartAsync(engine, adjust);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqlitePortal() : PortalOn(Engine.Sqlite);

public sealed class PostgresPortal() : PortalOn(Engine.Postgres);
