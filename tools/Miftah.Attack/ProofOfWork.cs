using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Attack;

/// <summary>Solves a challenge honestly, as docs/challenge.md tells every program to.</summary>
internal static class ProofOfWork
{
    public static string Solve(string token, int puzzles, int bits)
    {
        Span<byte> message = stackalloc byte[SHA256.HashSizeInBytes + 2 * sizeof(uint)];
        SHA256.HashData(Encoding.ASCII.GetBytes(token), message);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var nonces = new string[puzzles];
        for (var puzzle = 0; puzzle < puzzles; puzzle++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message[SHA256.HashSizeInBytes..], puzzle);
            var nonce = 0u;
            while (true)
            {
                BinaryPrimitives.WriteUInt32BigEndian(message[(SHA256.HashSizeInBytes + sizeof(uint))..], nonce);
                SHA256.HashData(message, hash);
                if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits)
                    break;
                nonce++;
            }
            nonces[puzzle] = nonce.ToString(CultureInfo.InvariantCulture);
        }
        return string.Join('.', nonces);
    }
}
