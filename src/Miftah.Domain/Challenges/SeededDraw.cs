using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Challenges;

/// <summary>
/// Chance that can be drawn again: the same seed and purpose give the same numbers. Two purposes share nothing, and
/// nobody without the seed can foretell any of them.
/// </summary>
/// <remarks>
/// A challenge must look the same however often it is fetched: a hundred different distortions of one code could be
/// averaged into a clean one. The numbers are HMAC-SHA-256(seed, counter ‖ purpose), cut into 32 bits.
/// </remarks>
public sealed class SeededDraw(byte[] seed, string purpose)
{
    private readonly byte[] message = [0, 0, 0, 0, .. Encoding.UTF8.GetBytes(purpose)];
    private readonly byte[] block = new byte[HMACSHA256.HashSizeInBytes];
    private int used = HMACSHA256.HashSizeInBytes;
    private uint counter;

    /// <summary>A uniform whole number from 0 up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not above 0.</exception>
    public int Below(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        // The numbers above the last whole multiple would favour the small results.
        var limit = uint.MaxValue - uint.MaxValue % (uint)end;
        uint drawn;
        do drawn = Next();
        while (drawn >= limit);
        return (int)(drawn % (uint)end);
    }

    /// <summary>A uniform number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public float Between(float from, float to) => from + (to - from) * (Next() / (float)uint.MaxValue);

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T Of<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    /// <summary>The numbers from 0 up to, not including, <paramref name="end"/>, in a uniformly drawn order.</summary>
    public int[] Order(int end)
    {
        var order = Enumerable.Range(0, end).ToArray();
        for (var last = end - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }

    /// <summary>
    /// As many uniform bytes as <paramref name="bytes"/> holds: the cheapest way to many small numbers.
    /// </summary>
    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (used == block.Length)
                NextBlock();
            bytes[i] = block[used++];
        }
    }

    private uint Next()
    {
        Span<byte> four = stackalloc byte[sizeof(uint)];
        Fill(four);
        return BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    private void NextBlock()
    {
        BinaryPrimitives.WriteUInt32BigEndian(message, counter++);
        HMACSHA256.HashData(seed, message, block);
        used = 0;
    }
}
