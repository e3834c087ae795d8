using System.Globalization;
using Miftah.Web;

namespace Miftah.Tests.Operations;

/// <summary>When a day begins, where it begins late or twice.</summary>
public class DayTests
{
    [Theory]
    [InlineData("Asia/Riyadh", "2026-10-05", "2026-10-04T21:00:00Z")]
    // The clock goes from 00:00 to 01:00: there is no midnight.
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z")]
    // The clock goes from 01:00 to 00:00: there are two.
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    public void ADay_BeginsWithItsFirstMoment(string zone, string day, string utc)
    {
        var portal = new Portal(new() { Origin = "https://miftah.example", TimeZone = zone });

        var start = portal.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture).ShouldBe(utc);
    }
}
