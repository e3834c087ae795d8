using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Challenges;

/// <summary>
/// Work that costs a browser a moment and a robot the same moment each time. Puzzle <c>i</c> is solved by a nonce for
/// which SHA-256(SHA-256(token) ‖ i ‖ nonce), with both numbers as 4 bytes, big end first, begins with enough zero
/// bits.
/// </summary>
/// <remarks>
/// Several small puzzles instead of one large: the total work then varies little (its deviation is the mean divided by
/// the root of their number). The rule for other programs, with examples, stands in docs/challenge.md.
/// </remarks>
/// <param name="Puzzles">Puzzles of one challenge, 1 to <see cref="PuzzlesMax"/>.</param>
/// <param name="Bits">Leading zero bits of each, 0 to <see cref="BitsMax"/>: 2^Bits hashes on average.</param>
public sealed record ProofOfWork(int Puzzles, int Bits)
{
    public const int PuzzlesMax = 64;
    public const int BitsMax = 24;

    private const int NonceDigitsMax = 10;
    private const int MessageBytes = SHA256.HashSizeInBytes + 2 * sizeof(uint);

    /// <summary>Whether <paramref name="proof"/> solves every puzzle of <paramref name="token"/>, in order.</summary>
    /// <param name="token">The token as the form carried it.</param>
    /// <param name="proof">The nonces as decimal numbers below 2^32, joined by dots.</param>
    public bool Accepts(string token, string proof)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(proof);
        if (proof.Length > Puzzles * (NonceDigitsMax + 1))
            return false;
        var nonces = proof.Split('.');
        if (nonces.Length != Puzzles)
            return false;
        var message = MessageOf(token);
        for (var puzzle = 0; puzzle < Puzzles; puzzle++)
        {
            if (!uint.TryParse(nonces[puzzle], NumberStyles.None, CultureInfo.InvariantCulture, out var nonce))
                return false;
            if (!IsSolved(message, (uint)puzzle, nonce))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Does the work, as the page's script does; for tests, load generators and command-line clients.
    /// </summary>
    public string Solve(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var message = MessageOf(token);
        var nonces = new uint[Puzzles];
        for (var puzzle = 0; puzzle < Puzzles; puzzle++)
            while (!IsSolved(message, (uint)puzzle, nonces[puzzle]))
                nonces[puzzle]++;
        return string.Join('.', nonces.Select(x => x.ToString(CultureInfo.InvariantCulture)));
    }

    private bool IsSolved(byte[] message, uint puzzle, uint nonce)
    {
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(SHA256.HashSizeInBytes), puzzle);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(SHA256.HashSizeInBytes + sizeof(uint)), nonce);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= Bits;
    }

    private static byte[] MessageOf(string token)
    {
        var message = new byte[MessageBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), message);
        return message;
    }
}
