using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Miftah.Domain.Messaging;

namespace Miftah.Tests.Support;

/// <summary>A gateway that keeps what it is given, and can be down.</summary>
public sealed class KeptSms : ISmsGateway
{
    private readonly ConcurrentQueue<OutgoingSms> sent = new();

    public bool IsDown { get; set; }

    public IReadOnlyList<OutgoingSms> To(string mobile) => [.. sent.Where(x => x.To == mobile)];

    public IReadOnlyList<OutgoingSms> All => [.. sent];

    /// <summary>The code of the latest message to a number.</summary>
    public string CodeTo(string mobile) => To(mobile).Last(x => x.Text.Contains('#')).Text.Split('#')[^1];

    /// <summary>The freeze link of the latest notice to a number, as a path.</summary>
    public string LinkTo(string mobile) =>
        Regex.Match(To(mobile).Last(x => x.Text.Contains("/x/")).Text, "/x/[A-Za-z0-9_-]{16}").Value;

    public Task<SmsReceipt> SendAsync(OutgoingSms sms, CancellationToken cancel)
    {
        if (IsDown)
            return Task.FromResult<SmsReceipt>(new SmsReceipt.Retry("down"));
        sent.Enqueue(sms);
        return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted(null));
    }
}

/// <summary>A log that tests can read.</summary>
public sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
