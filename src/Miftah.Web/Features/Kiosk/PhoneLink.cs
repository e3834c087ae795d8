using System.Buffers.Text;
using System.Globalization;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The secret of the link to the person's own phone: made anew for each showing from a key of the installation, 256
/// bits, so that the database holds its hash alone.
/// </summary>
internal static class PhoneLink
{
    /// <summary>As the person's phone brings it.</summary>
    public static string SecretOf(BlindIndex index, Guid visit, DateTime endsAt)
    {
        // As fine as both engines store it.
        var micros = endsAt.Ticks / TimeSpan.TicksPerMicrosecond;
        var of = string.Create(CultureInfo.InvariantCulture, $"{visit:N}:{micros}");
        return Base64Url.EncodeToString(index.Of(IndexPurpose.KioskLink, of));
    }

    /// <summary>As it is stored.</summary>
    public static byte[] HashOf(BlindIndex index, Guid visit, DateTime endsAt) =>
        Secrets.Hash(SecretOf(index, visit, endsAt));
}
