using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Miftah.Domain.Limits;

/// <summary>
/// Holds a rate for any number of keys in memory of a fixed size: each key has a cell in each of four rows, chosen by
/// a secret hash, and the least of the four counts.
/// </summary>
/// <remarks>
/// Nothing is ever evicted, so nobody empties their own bucket by filling others. Cells are shared: a key may be
/// counted too high, when each of its four cells is shared with a busier key, and never too low (a count-min sketch
/// with conservative update, Cormode and Muthukrishnan 2005). Time is what passed since the process began, as a
/// steady counter tells it.
/// </remarks>
/// <param name="rate">What each key may do.</param>
/// <param name="width">Cells in each row.</param>
/// <param name="secret">Who knows it can choose keys that share cells: random, new in each process.</param>
public sealed class RateSketch(Rate rate, int width, byte[] secret)
{
    private const int Rows = 4;

    private readonly TimeSpan[] cells = new TimeSpan[Rows * width];
    private readonly Lock gate = new();

    /// <summary>Counts one event of <paramref name="key"/>, if it may come now.</summary>
    /// <returns>Zero when it was counted; otherwise how long it must wait, and nothing was counted.</returns>
    public TimeSpan Take(ReadOnlySpan<byte> key, TimeSpan now)
    {
        Span<int> places = stackalloc int[Rows];
        Find(key, places);
        lock (gate)
        {
            var arrival = Least(places);
            var wait = rate.Wait(arrival, now);
            if (wait > TimeSpan.Zero)
                return wait;
            var next = rate.Next(arrival, now);
            foreach (var place in places)
                if (cells[place] < next)
                    cells[place] = next;
            return TimeSpan.Zero;
        }
    }

    /// <summary>How long the next event of <paramref name="key"/> must wait. Counts nothing.</summary>
    public TimeSpan Wait(ReadOnlySpan<byte> key, TimeSpan now)
    {
        Span<int> places = stackalloc int[Rows];
        Find(key, places);
        lock (gate)
            return rate.Wait(Least(places), now);
    }

    private TimeSpan Least(ReadOnlySpan<int> places)
    {
        var least = TimeSpan.MaxValue;
        foreach (var place in places)
            if (cells[place] < least)
                least = cells[place];
        return least;
    }

    private void Find(ReadOnlySpan<byte> key, Span<int> places)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, key, hash);
        for (var row = 0; row < Rows; row++)
        {
            var number = BinaryPrimitives.ReadUInt64LittleEndian(hash[(row * sizeof(ulong))..]);
            places[row] = (row * width) + (int)(number % (ulong)width);
        }
    }
}
