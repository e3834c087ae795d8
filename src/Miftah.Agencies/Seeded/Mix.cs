namespace Miftah.Agencies.Seeded;

/// <summary>A number that looks random and is always the same for the same input. Never for secrets.</summary>
internal static class Mix
{
    /// <summary>64 mixed bits of the three.</summary>
    public static ulong Of(ulong a, ulong b, ulong c) => Finish(Finish(Finish(a) ^ b) ^ c);

    // The output function of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
