using Microsoft.Extensions.Logging;

namespace Miftah.Tests.Messaging;

/// <summary>Keeps what was logged, as an operator would read it: "Warning: words".</summary>
internal sealed class RecordingLogger<T> : ILogger<T>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (Lines)
            Lines.Add($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
