using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Miftah.Web.Starting;

/// <summary>What one connection and one request may take of this node; section "Miftah:Server".</summary>
public sealed class ServerLimits
{
    public const string Section = "Miftah:Server";

    /// <summary>No form of the portal comes near it, in bytes.</summary>
    private const int RequestBytesMax = 512 * 1024;

    private const int HeaderBytesMax = 16 * 1024;
    private const int HeadersMax = 60;
    private const int FormFieldsMax = 64;
    private const int FormNameMax = 256;

    /// <summary>Slower than any telephone network that still carries a page, in bytes a second.</summary>
    private const int BytesPerSecondMin = 100;

    /// <summary>Open connections; more are closed at once.</summary>
    public int ConnectionsMax { get; set; } = 5_000;

    /// <summary>A request's headers are here by then.</summary>
    public int HeadersWithinSeconds { get; set; } = 15;

    /// <summary>A connection without a request is closed after it.</summary>
    public int KeepAliveSeconds { get; set; } = 75;

    /// <summary>From then on a request's body must come, and its answer must be taken, at the least rate.</summary>
    public int BodyGraceSeconds { get; set; } = 5;

    /// <summary>A request is answered by then, with 503 if with nothing else.</summary>
    public int RequestWithinSeconds { get; set; } = 60;

    public IEnumerable<string> Problems()
    {
        (string Name, int Value)[] figures =
        [
            (nameof(ConnectionsMax), ConnectionsMax),
            (nameof(HeadersWithinSeconds), HeadersWithinSeconds),
            (nameof(KeepAliveSeconds), KeepAliveSeconds),
            (nameof(BodyGraceSeconds), BodyGraceSeconds),
            (nameof(RequestWithinSeconds), RequestWithinSeconds),
        ];
        return figures
            .Where(x => x.Value is < 2 or > 1_000_000)
            .Select(x => $"{Section}:{x.Name} must be 2 to 1,000,000.");
    }

    public void Apply(KestrelServerOptions kestrel)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        var limits = kestrel.Limits;
        kestrel.AddServerHeader = false;
        limits.MaxRequestBodySize = RequestBytesMax;
        limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
        limits.MaxRequestHeaderCount = HeadersMax;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeadersWithinSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(KeepAliveSeconds);
        limits.MaxConcurrentConnections = ConnectionsMax;
        limits.MinRequestBodyDataRate = new(BytesPerSecondMin, TimeSpan.FromSeconds(BodyGraceSeconds));
        limits.MinResponseDataRate = new(BytesPerSecondMin, TimeSpan.FromSeconds(BodyGraceSeconds));
    }

    public static void Apply(FormOptions form)
    {
        ArgumentNullException.ThrowIfNull(form);
        form.ValueCountLimit = FormFieldsMax;
        form.KeyLengthLimit = FormNameMax;
        form.ValueLengthLimit = RequestBytesMax;
    }

    public void Apply(RequestTimeoutOptions timeouts)
    {
        ArgumentNullException.ThrowIfNull(timeouts);
        timeouts.DefaultPolicy = new()
        {
            Timeout = TimeSpan.FromSeconds(RequestWithinSeconds),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        };
    }
}
