using Miftah.Domain.Challenges;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Challenges.Sound;

/// <summary>
/// A code read aloud: each digit at its own pace and loudness, after its own pause, over a light noise.
/// </summary>
internal static class CodeSound
{
    private const float PauseSecondsMin = 0.4f;
    private const float PauseSecondsMax = 0.9f;
    private const float EndSeconds = 0.5f;
    private const float NoiseMin = 350;
    private const float NoiseMax = 800;

    /// <summary>A WAV file of 6 to 10 seconds, at most about 160 kB.</summary>
    public static byte[] Speak(string code, Language language, SeededDraw draw)
    {
        var clips = DigitClips.Of(language);
        var sound = new List<float>(Wave.Rate * 10);
        foreach (var digit in code)
        {
            AddSilence(sound, draw.Between(PauseSecondsMin, PauseSecondsMax));
            AddClip(sound, clips[digit - '0'], draw.Between(0.9f, 1.12f), draw.Between(0.6f, 0.9f));
        }
        AddSilence(sound, EndSeconds);
        return Wave.Write(WithNoise(sound, draw));
    }

    private static void AddSilence(List<float> sound, float seconds) =>
        sound.AddRange(Enumerable.Repeat(0f, (int)(seconds * Wave.Rate)));

    // Read faster or slower between the samples: pace and pitch change together, as with a tape.
    private static void AddClip(List<float> sound, short[] clip, float pace, float loudness)
    {
        for (var at = 0f; at < clip.Length - 1; at += pace)
        {
            var before = (int)at;
            var part = at - before;
            sound.Add(loudness * (clip[before] * (1 - part) + clip[before + 1] * part));
        }
    }

    private static short[] WithNoise(List<float> sound, SeededDraw draw)
    {
        var level = draw.Between(NoiseMin, NoiseMax);
        var samples = new short[sound.Count];
        var hiss = new byte[sound.Count];
        draw.Fill(hiss);
        var noise = 0f;
        for (var i = 0; i < samples.Length; i++)
        {
            // A little of the last value softens the hiss, which is easier on the ear.
            noise = 0.5f * noise + level * (hiss[i] / 127.5f - 1);
            samples[i] = (short)Math.Clamp(sound[i] + noise, short.MinValue, short.MaxValue);
        }
        return samples;
    }
}
