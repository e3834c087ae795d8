using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Miftah.Attack;

/// <summary>A person of demo.json.</summary>
public sealed record Someone(
    string Kind,
    string State,
    string IdentityNumber,
    string Mobile,
    string? Username,
    string? Password,
    IReadOnlyDictionary<string, string?> Documents
)
{
    /// <summary>The secret of an authenticator app in base32; null without one.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>Unused recovery codes; null without a set.</summary>
    public IReadOnlyList<string>? SavedCodes { get; init; }

    /// <summary>A question that takes one field, and its right answer.</summary>
    public (string Question, string Answer) Document =>
        Kind == "citizen"
            ? ("passport-number", Documents["passport-number"]!)
            : ("border-number", Documents["border-number"]!);

    public bool HasDocument =>
        Documents.GetValueOrDefault(Kind == "citizen" ? "passport-number" : "border-number") is not null;

    /// <summary>Well-formed, and not the right one: its last digit is the next.</summary>
    public Someone WithWrongAnswer()
    {
        var (question, right) = Document;
        var wrong = $"{right[..^1]}{(right[^1] - '0' + 1) % 10}";
        return this with
        {
            Documents = new Dictionary<string, string?>(Documents, StringComparer.Ordinal) { [question] = wrong },
        };
    }
}

/// <summary>A text message of the development inbox.</summary>
public sealed record Sms(string To, string Text, string? Code);

/// <summary>The portal under attack, and the people whose accounts the attacker is after.</summary>
public sealed class Target(Uri origin, IReadOnlyList<Someone> people, IReadOnlyList<Someone> crowd) : IDisposable
{
    private const int QuietMilliseconds = 2_500;
    private const int PollMilliseconds = 100;
    private const int WaitSeconds = 30;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient inbox = new() { BaseAddress = origin };

    public Uri Origin => origin;

    /// <summary>Where staff come in: the next port, as the demo has it.</summary>
    public Uri StaffDoor { get; } = new UriBuilder(origin) { Port = origin.Port + 1 }.Uri;

    /// <summary>Where kiosks come in: the port after that of staff.</summary>
    public Uri KioskDoor { get; } = new UriBuilder(origin) { Port = origin.Port + 2 }.Uri;

    /// <summary>Those who can do everything, in the order of demo.json. Each attack names its own.</summary>
    public IReadOnlyList<Someone> Active { get; } = [.. people.Where(x => x.State == "active")];

    /// <summary>Those who have an authenticator app and saved codes.</summary>
    public IReadOnlyList<Someone> Guarded { get; } = [.. people.Where(x => x.State == "guarded")];

    /// <summary>Those whom the registers know and the portal does not: an account is theirs to open.</summary>
    public IReadOnlyList<Someone> Applicants { get; } = [.. people.Where(x => x.State == "no-account")];

    /// <summary>All of demo.json.</summary>
    public IReadOnlyList<Someone> People => people;

    /// <summary>Everybody else, where the portal tells of them (Miftah:Demo:Crowd); otherwise nobody.</summary>
    public IReadOnlyList<Someone> Crowd => crowd;

    /// <summary>Colleagues who have an invitation and no passkey yet.</summary>
    public IReadOnlyList<Invited> Staff { get; private init; } = [];

    /// <summary>How many times each class is measured.</summary>
    public int Pairs { get; init; }

    public static async Task<Target> ReadAsync(Uri origin, string demo, int pairs = 0)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(demo))!;
        return new(origin, await AllAsync<Someone>(demo), await AllAsync<Someone>(Path.Combine(folder, "crowd.json")))
        {
            Pairs = pairs,
            Staff = await AllAsync<Invited>(Path.Combine(folder, "demo-staff.json")),
        };
    }

    // A file that is not there names nobody.
    private static async Task<T[]> AllAsync<T>(string json)
    {
        if (!File.Exists(json))
            return [];
        await using var file = File.OpenRead(json);
        return (await JsonSerializer.DeserializeAsync<T[]>(file, Json))!;
    }

    public Browser NewBrowser() => new(origin);

    /// <summary>A browser in a network of its own; on this machine only.</summary>
    public Browser NewBrowserIn(int network) =>
        new(origin, new IPAddress([127, 77, (byte)(network >> 8), (byte)network]));

    /// <summary>What was sent to a person, newest first.</summary>
    public async Task<IReadOnlyList<Sms>> SmsToAsync(Someone person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var address = new Uri($"/dev/inbox.json?to={Uri.EscapeDataString(person.Mobile)}", UriKind.Relative);
        return await inbox.GetFromJsonAsync<Sms[]>(address, Json) ?? [];
    }

    /// <summary>The messages to a person beyond <paramref name="before"/>, once no more come; newest first.</summary>
    public async Task<IReadOnlyList<Sms>> NewSmsAsync(Someone person, int before, int seconds = WaitSeconds)
    {
        for (var waited = 0; waited < seconds * 1000; waited += PollMilliseconds)
        {
            if ((await SmsToAsync(person)).Count > before)
                break;
            await Task.Delay(PollMilliseconds);
        }
        await Task.Delay(QuietMilliseconds);
        var all = await SmsToAsync(person);
        return [.. all.Take(all.Count - before)];
    }

    public void Dispose() => inbox.Dispose();
}
