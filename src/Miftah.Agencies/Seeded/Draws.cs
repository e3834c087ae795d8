namespace Miftah.Agencies.Seeded;

/// <summary>
/// The draws of one person: the same for the same seed and index, in whatever order they are asked for.
/// </summary>
internal sealed class Draws(ulong seed, int index)
{
    /// <summary>64 bits; <paramref name="part"/> tells apart several draws of one trait.</summary>
    public ulong Bits(Trait trait, int part = 0) => Mix.Of(seed, (ulong)index, ((ulong)trait << 32) | (uint)part);

    /// <summary>0 to <paramref name="end"/> - 1.</summary>
    public int Below(int end, Trait trait, int part = 0) => (int)(Bits(trait, part) % (ulong)end);

    /// <summary>True in that many of 100 draws.</summary>
    public bool Percent(int percent, Trait trait, int part = 0) => Below(100, trait, part) < percent;

    public T OneOf<T>(T[] these, Trait trait, int part = 0) => these[Below(these.Length, trait, part)];

    /// <summary>One of these that is none of <paramref name="taken"/>, which must be fewer.</summary>
    public T OneOf<T>(T[] these, IReadOnlyCollection<T> taken, Trait trait, int part = 0)
    {
        var at = Below(these.Length, trait, part);
        while (taken.Contains(these[at]))
            at = (at + 1) % these.Length;
        return these[at];
    }

    /// <summary>A day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public DateOnly DayBetween(DateOnly first, DateOnly last, Trait trait, int part = 0) =>
        first.AddDays(Below(last.DayNumber - first.DayNumber + 1, trait, part));

    /// <summary>
    /// A number in the form of <paramref name="pattern"/>: # is a digit, @ a capital, the rest stands.
    /// </summary>
    public string Number(string pattern, Trait trait)
    {
        var bits = Bits(trait);
        return string.Create(
            pattern.Length,
            (pattern, bits),
            static (made, x) =>
            {
                var rest = x.bits;
                for (var i = 0; i < made.Length; i++)
                {
                    var (first, count) = x.pattern[i] switch
                    {
                        '#' => ('0', 10ul),
                        '@' => ('A', 26ul),
                        var same => (same, 1ul),
                    };
                    made[i] = (char)(first + (int)(rest % count));
                    rest /= count;
                }
            }
        );
    }
}
