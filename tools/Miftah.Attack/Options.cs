using System.Globalization;
using System.Net;

namespace Miftah.Attack;

/// <summary>What was asked on the command line.</summary>
public sealed record Options
{
    /// <summary>A running portal; null to start one.</summary>
    public Uri? Url { get; private init; }

    /// <summary>The demo.json of that portal.</summary>
    public string? Demo { get; private init; }

    /// <summary>Where the findings go as JSON.</summary>
    public string? Json { get; private init; }

    /// <summary>The attacks to run; empty for all.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary>How many times each class of people is measured.</summary>
    public int Pairs { get; private init; } = 2_000;

    /// <summary>The server whose databases the portals of our own use; null for the embedded one.</summary>
    public string? Postgres { get; private init; }

    private string? AllowedHost { get; init; }

    /// <exception cref="FormatException">Its message is a sentence for whoever typed the command.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = new Options();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || arguments[i + 1].Length == 0)
                throw new FormatException($"{arguments[i]} needs a value after it.");
            options = options.With(arguments[i], arguments[i + 1]);
        }
        return options.Checked();
    }

    private Options With(string name, string value) =>
        name switch
        {
            "--url" => this with
            {
                Url =
                    Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                        ? new Uri(value)
                        : throw new FormatException(
                            $"--url is an address like http://127.0.0.1:5080, not \"{value}\"."
                        ),
            },
            "--demo" => this with { Demo = value },
            "--json" => this with { Json = value },
            "--only" => this with { Only = [.. Only, value] },
            "--pairs" => this with
            {
                Pairs =
                    int.TryParse(value, CultureInfo.InvariantCulture, out var pairs) && pairs is >= 20 and <= 100_000
                        ? pairs
                        : throw new FormatException($"--pairs is a number from 20 to 100000, not \"{value}\"."),
            },
            "--postgres" => this with { Postgres = value },
            "--allow-host" => this with { AllowedHost = value },
            _ => throw new FormatException(
                $"attack does not know \"{name}\". It takes --url, --demo, --json, --only, --pairs, --postgres and --allow-host."
            ),
        };

    private Options Checked()
    {
        if (Url is null)
            return this;
        if (Postgres is not null)
            throw new FormatException("--postgres is for a portal of our own: leave out --url.");
        if (Demo is null)
            throw new FormatException("--url needs --demo FILE, the demo.json in the data folder of that portal.");
        // A name may resolve to anywhere tomorrow; "localhost" and addresses of this machine may not.
        var isHere = Url.Host == "localhost" || (IPAddress.TryParse(Url.Host, out var ip) && IPAddress.IsLoopback(ip));
        if (!isHere && Url.Host != AllowedHost)
            throw new FormatException(
                $"{Url.Host} is not this machine. Attack only what is yours; then add --allow-host {Url.Host}."
            );
        return this;
    }
}
