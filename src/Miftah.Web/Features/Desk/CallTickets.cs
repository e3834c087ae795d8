using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Miftah.Data.Recovery;
using Miftah.Domain.Cryptography;

namespace Miftah.Web.Features.Desk;

/// <summary>
/// That one agent heard a right caller about one request lately: sealed, in the page that told them, good for minutes.
/// It lets them ask for a code again and nothing else; how often, the request itself bounds.
/// </summary>
public sealed class CallTickets(Sealer sealer)
{
    /// <summary>As long as a call may last after its check, in minutes.</summary>
    public const int LifetimeMinutes = 15;

    public string Make(Guid member, AttemptFound attempt, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var ends = now.AddMinutes(LifetimeMinutes).Ticks.ToString(CultureInfo.InvariantCulture);
        return Base64Url.EncodeToString(sealer.Seal($"{ends} {attempt.Id:N}", PlaceOf(member)));
    }

    /// <returns>The request's row; null for a ticket that is another member's, altered or over.</returns>
    public Guid? Read(Guid member, string? ticket, DateTime now)
    {
        try
        {
            var parts = sealer.Open(Base64Url.DecodeFromChars(ticket), PlaceOf(member)).Split(' ');
            var ends = new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return now < ends ? Guid.Parse(parts[1]) : null;
        }
        catch (Exception it) when (it is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string PlaceOf(Guid member) => $"desk-ticket:{member:N}";
}
