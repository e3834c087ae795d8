using System.Globalization;
using Miftah.BrowserTests.Support;
using Miftah.Tests.Support;

namespace Miftah.BrowserTests;

/// <summary>
/// What nobody who writes the portal hears: each clip of the kiosk's guide is a voice, as loud as the others, and as
/// long as its words take to say. Chromium decodes them as it does before a person.
/// </summary>
public class KioskSoundTests(Suite suite)
{
    /// <summary>Of full scale: the mean of a whole clip, its pauses too.</summary>
    private const double LoudnessMin = 0.02;
    private const double LoudnessMax = 0.3;

    /// <summary>Letters that a voice says in a second, from an unhurried one to the fastest that is followed.</summary>
    private const double PaceMin = 3.5;
    private const double PaceMax = 17;

    private static readonly string Root = FindRoot(new(AppContext.BaseDirectory));

    private const string Measure = """
        async clips => {
          const context = new OfflineAudioContext(1, 48000, 48000);
          const one = async clip => {
            const bytes = Uint8Array.from(atob(clip), x => x.charCodeAt(0));
            const sound = (await context.decodeAudioData(bytes.buffer)).getChannelData(0);
            let sum = 0;
            for (const x of sound) sum += x * x;
            return [sound.length / 48000, Math.sqrt(sum / sound.length)];
          };
          const measured = [];
          for (const clip of clips) measured.push(await one(clip));
          return measured;
        }
        """;

    [Fact]
    [Sentence(74)]
    public async Task EachClip_IsHeard_AndAsLongAsItsWords()
    {
        var lines = File.ReadLines(Path.Combine(Root, "scripts/kiosk-guide.txt"))
            .Where(x => !x.StartsWith('#'))
            .Select(x => x.Split(' ', 3))
            .ToList();
        var measured = await MeasureAsync([.. lines.Select(x => File.ReadAllBytes(FileOf(x[1], x[0])))]);

        var faults = lines.Zip(measured).SelectMany(x => FaultsOf($"{x.First[1]}.{x.First[0]}", x.First[2], x.Second));

        faults.ShouldBeEmpty();
    }

    /// <summary>Of no sound, of another's clip and of one that was cut off, the measure says so.</summary>
    [Fact]
    [NegativeControl(74)]
    public async Task SilentAndForeignClips_AreFound()
    {
        var silent = new byte[44 + 96_000];
        "RIFF"u8.CopyTo(silent);
        BitConverter.GetBytes(silent.Length - 8).CopyTo(silent, 4);
        "WAVEfmt "u8.CopyTo(silent.AsSpan(8));
        byte[] format = [16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0];
        format.CopyTo(silent, 16);
        "data"u8.CopyTo(silent.AsSpan(36));
        BitConverter.GetBytes(silent.Length - 44).CopyTo(silent, 40);
        var (brief, whole) = (
            File.ReadAllBytes(FileOf("task-Unfreeze", "ar")),
            File.ReadAllBytes(FileOf("start", "en"))
        );

        var measured = await MeasureAsync([silent, brief, whole]);

        FaultsOf("silent", "Some words", measured[0]).ShouldContain(x => x.Contains("loud"));
        FaultsOf("brief", new string('x', 200), measured[1]).ShouldContain(x => x.Contains("a second"));
        FaultsOf("whole", "Two words", measured[2]).ShouldContain(x => x.Contains("a second"));
    }

    private static string FindRoot(DirectoryInfo at) =>
        File.Exists(Path.Combine(at.FullName, "scripts/kiosk-guide.txt")) ? at.FullName : FindRoot(at.Parent!);

    private static string FileOf(string name, string language) =>
        Path.Combine(Root, $"src/Miftah.Web/wwwroot/sound/kiosk/{name}.{language}.oga");

    private static IEnumerable<string> FaultsOf(string name, string words, double[] measured)
    {
        var (seconds, loudness) = (measured[0], measured[1]);
        // What is not written in Arabic otherwise is not said otherwise either: vowels count as nothing.
        var pace = words.Count(x => char.GetUnicodeCategory(x) != UnicodeCategory.NonSpacingMark) / seconds;
        if (loudness is < LoudnessMin or > LoudnessMax)
            yield return FormattableString.Invariant($"{name}: {loudness:F3} loud");
        if (pace is < PaceMin or > PaceMax)
            yield return FormattableString.Invariant($"{name}: {pace:F1} letters a second");
    }

    private async Task<double[][]> MeasureAsync(IReadOnlyList<byte[]> clips)
    {
        var page = await suite.Browser.NewPageAsync();
        try
        {
            return await page.EvaluateAsync<double[][]>(Measure, clips.Select(Convert.ToBase64String).ToArray());
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
