using System.Buffers;
using System.Runtime.InteropServices;

namespace Miftah.Domain.Messaging;

/// <summary>How the letters of an SMS travel.</summary>
public enum SmsEncoding
{
    /// <summary>Seven bits a letter: the default alphabet of GSM 03.38.</summary>
    Gsm = 1,

    /// <summary>Sixteen bits a letter: everything else, Arabic among it.</summary>
    Ucs2 = 2,
}

/// <summary>How long an SMS is on the air.</summary>
/// <param name="Encoding">The narrowest encoding that holds every letter.</param>
/// <param name="Units">GSM: septets, two for a letter of the extension table. UCS-2: UTF-16 units.</param>
/// <remarks>
/// Source: 3GPP TS 23.038 §6.2.1 (default alphabet and extension table), TS 23.040 §9.2.3.16 (140 octets).
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SmsSize(SmsEncoding Encoding, int Units)
{
    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà"
    );
    private static readonly SearchValues<char> Extension = SearchValues.Create("\f^{}\\[~]|€");

    /// <summary>The most units of one segment: 160 septets or 70 UTF-16 units.</summary>
    public int UnitsMax => Encoding == SmsEncoding.Gsm ? 160 : 70;

    public bool FitsOneSegment => Units <= UnitsMax;

    /// <summary>Measures <paramref name="text"/>.</summary>
    public static SmsSize Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var septets = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter))
                septets++;
            else if (Extension.Contains(letter))
                septets += 2;
            else
                return new(SmsEncoding.Ucs2, text.Length);
        }
        return new(SmsEncoding.Gsm, septets);
    }
}
