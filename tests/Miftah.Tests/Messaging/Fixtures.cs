using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;
using Miftah.Web;
using Miftah.Web.Features.Messages;
using Miftah.Web.Text;

namespace Miftah.Tests.Messaging;

/// <summary>What the tests of messages share.</summary>
internal static class Fixtures
{
    public const string Code = "482193";
    public const string LinkToken = "AAAA-BBBB_CCCC12";
    public static readonly DateTime Now = new(2026, 10, 26, 7, 35, 0, DateTimeKind.Utc);
    public static readonly SmsValues AllValues = new(Code, LinkToken, Now.AddDays(29));

    public static SmsComposer Composer(string origin = "https://miftah.example") =>
        new(new TextCatalogue(), new Portal(new PortalOptions { Origin = origin, SupportNumber = "920000000" }));

    public static KeyRing Keys() =>
        KeyRing.New(forDevelopment: true) with
        {
            Sealing = new Dictionary<byte, byte[]> { [1] = Enumerable.Repeat((byte)1, KeyRing.KeyBytes).ToArray() },
            Counting = Enumerable.Repeat((byte)2, KeyRing.KeyBytes).ToArray(),
        };

    public static OutgoingSms Sms(
        string text = "نص",
        string to = "+966500000001",
        DateTime? endsAt = null,
        string? reportToken = null
    ) => new(Guid.CreateVersion7(), to, text, endsAt, reportToken);
}
