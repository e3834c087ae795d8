using System.Text;

namespace Miftah.Domain.Passwords;

/// <summary>
/// The Latin key under each Arabic letter: "حشسسصخقي" is "password" typed with the wrong layout, and as common.
/// </summary>
internal static class ArabicKeyboard
{
    // Keys that write a letter on both: no English word needs the others.
    private const string Arabic = "ضصثقفغعهخحشسيبلاتنمئءؤرىة";
    private const string Latin = "qwertyuiopasdfghjklzxcvnm";

    /// <summary>The keys of <paramref name="password"/> as a Latin keyboard would have written them.</summary>
    public static string ToLatin(string password)
    {
        // One key, the Latin B, writes these two letters.
        var keys = new StringBuilder(password).Replace("لا", "b");
        for (var i = 0; i < keys.Length; i++)
            if (Arabic.IndexOf(keys[i], StringComparison.Ordinal) is >= 0 and var place)
                keys[i] = Latin[place];
        return keys.ToString();
    }
}
