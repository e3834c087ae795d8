using System.Text;

namespace Miftah.Domain.Text;

/// <summary>Bytes as letters and digits that people can copy: RFC 4648 for apps, Crockford's for paper.</summary>
public static class Base32
{
    private const string Rfc4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Without I, L, O and U: what is written by hand reads back as one thing.
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerCharacter = 5;

    /// <summary>RFC 4648 without padding, as authenticator apps read it.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Encode(bytes, Rfc4648);

    /// <summary>Crockford's alphabet; <paramref name="bytes"/> are a multiple of five.</summary>
    public static string EncodeForPaper(ReadOnlySpan<byte> bytes) => Encode(bytes, Crockford);

    /// <summary>RFC 4648 back into bytes.</summary>
    /// <exception cref="FormatException">A character is not of the alphabet.</exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[text.Length * BitsPerCharacter / 8];
        int held = 0,
            bits = 0,
            at = 0;
        foreach (var c in text)
        {
            var value = Rfc4648.IndexOf(c, StringComparison.Ordinal);
            held = value < 0 ? throw new FormatException("Not base32.") : ((held << BitsPerCharacter) | value) & 0xfff;
            bits += BitsPerCharacter;
            if (bits < 8 || at == bytes.Length)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(held >> bits);
        }
        return bytes;
    }

    /// <summary>What was typed from paper in its one spelling: I and L are 1, O is 0, small letters large.</summary>
    /// <returns>Null where a character is not of the alphabet.</returns>
    public static string? FromPaper(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.ToUpperInvariant().Replace('I', '1').Replace('L', '1').Replace('O', '0');
        return text.All(x => Crockford.Contains(x, StringComparison.Ordinal)) ? text : null;
    }

    private static string Encode(ReadOnlySpan<byte> bytes, string alphabet)
    {
        var made = new StringBuilder();
        int held = 0,
            bits = 0;
        foreach (var b in bytes)
        {
            held = ((held << 8) | b) & 0xffff;
            bits += 8;
            while (bits >= BitsPerCharacter)
            {
                bits -= BitsPerCharacter;
                made.Append(alphabet[(held >> bits) & 31]);
            }
        }
        if (bits > 0)
            made.Append(alphabet[(held << (BitsPerCharacter - bits)) & 31]);
        return made.ToString();
    }
}
