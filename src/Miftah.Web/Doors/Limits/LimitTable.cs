using System.Globalization;
using Miftah.Domain.Limits;

namespace Miftah.Web.Doors.Limits;

/// <summary>What is limited. An address that is not here (a landing page, a file, /health) has no limit.</summary>
public enum LimitedAct
{
    /// <summary>A name and a password posted.</summary>
    SignIn,

    /// <summary>A later page of the sign-in posted.</summary>
    SecondStep,

    /// <summary>A sign-in that was refused, whatever the reason and whoever was named.</summary>
    FailedSignIn,

    /// <summary>A passkey asked for or shown: nothing about it can be guessed.</summary>
    Passkey,

    /// <summary>The first page of a recovery or an enrolment posted, with whatever it holds.</summary>
    Identify,

    /// <summary>A recovery or an enrolment begun: the first page was complete and its challenge solved.</summary>
    RecoveryBegin,

    /// <summary>A later page of a recovery or an enrolment posted.</summary>
    RecoveryStep,

    /// <summary>A picture or a sound of a challenge drawn.</summary>
    Challenge,

    /// <summary>The button of a freeze link, or lifting a freeze.</summary>
    Freeze,

    /// <summary>A message to support sent: the form was complete and its challenge solved.</summary>
    Contact,

    /// <summary>Every other form posted.</summary>
    OtherPost,
}

/// <summary>Under what it is counted.</summary>
public enum LimitKey
{
    /// <summary>One IPv4 address, or the /64 of an IPv6 address.</summary>
    Network,

    /// <summary>The secret of a browser's cookie. Holds for browsers known to an account too.</summary>
    Device,

    /// <summary>An identity number and a mobile, whether or not anyone has them.</summary>
    Number,

    /// <summary>The first digits of a mobile number.</summary>
    Prefix,

    /// <summary>Everybody together.</summary>
    All,
}

/// <summary>One line of the table.</summary>
public sealed record Limit(LimitedAct Act, LimitKey Key, Rate Rate);

/// <summary>
/// The table of rate limits. Behind one network may be a family, an office, or the tens of thousands of a mobile
/// carrier: its figures are many times what a crowd behind one address does, and browsers known to an account go on
/// under their own.
/// </summary>
/// <remarks>An operator sets, for example, Miftah:Limits:RecoveryBegin:Network:PerHour.</remarks>
public sealed class LimitTable(IEnumerable<Limit> limits)
{
    public const string Section = "Miftah:Limits";
    private const string OffKey = Section + ":Off";
    private const int CountMax = 1_000_000_000;

    private static readonly Limit[] Defaults =
    [
        new(LimitedAct.SignIn, LimitKey.Network, new(Burst: 200, PerHour: 3_600)),
        new(LimitedAct.SignIn, LimitKey.Device, new(Burst: 150, PerHour: 180)),
        new(LimitedAct.SecondStep, LimitKey.Network, new(Burst: 400, PerHour: 7_200)),
        new(LimitedAct.SecondStep, LimitKey.Device, new(Burst: 150, PerHour: 360)),
        new(LimitedAct.FailedSignIn, LimitKey.All, new(Burst: 5_000, PerHour: 36_000)),
        new(LimitedAct.Passkey, LimitKey.Network, new(Burst: 300, PerHour: 7_200)),
        new(LimitedAct.Identify, LimitKey.Network, new(Burst: 200, PerHour: 2_400)),
        new(LimitedAct.Identify, LimitKey.Device, new(Burst: 150, PerHour: 120)),
        new(LimitedAct.RecoveryBegin, LimitKey.Network, new(Burst: 100, PerHour: 600)),
        new(LimitedAct.RecoveryBegin, LimitKey.Number, new(Burst: 10, PerHour: 20)),
        new(LimitedAct.RecoveryBegin, LimitKey.Prefix, new(Burst: 1_000, PerHour: 18_000)),
        new(LimitedAct.RecoveryBegin, LimitKey.All, new(Burst: 2_000, PerHour: 36_000)),
        new(LimitedAct.RecoveryStep, LimitKey.Network, new(Burst: 400, PerHour: 7_200)),
        new(LimitedAct.RecoveryStep, LimitKey.Device, new(Burst: 150, PerHour: 360)),
        new(LimitedAct.Challenge, LimitKey.Network, new(Burst: 1_000, PerHour: 18_000)),
        new(LimitedAct.Challenge, LimitKey.Device, new(Burst: 150, PerHour: 1_200)),
        new(LimitedAct.Freeze, LimitKey.Network, new(Burst: 100, PerHour: 1_200)),
        new(LimitedAct.Contact, LimitKey.Network, new(Burst: 50, PerHour: 120)),
        new(LimitedAct.Contact, LimitKey.Device, new(Burst: 5, PerHour: 10)),
        new(LimitedAct.Contact, LimitKey.All, new(Burst: 500, PerHour: 3_600)),
        new(LimitedAct.OtherPost, LimitKey.Network, new(Burst: 300, PerHour: 7_200)),
        new(LimitedAct.OtherPost, LimitKey.Device, new(Burst: 150, PerHour: 720)),
    ];

    public IReadOnlyList<Limit> All { get; } = [.. limits];

    /// <summary>The defaults, with what the operator set.</summary>
    public static LimitTable Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.GetValue(OffKey, false))
            return new([]);
        return new(
            Defaults.Select(x =>
                x with
                {
                    Rate = new(
                        Count(configuration[Name(x, nameof(Rate.Burst))]) ?? x.Rate.Burst,
                        Count(configuration[Name(x, nameof(Rate.PerHour))]) ?? x.Rate.PerHour
                    ),
                }
            )
        );
    }

    /// <summary>One sentence for each setting that is not what it must be.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, bool development)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var known = Defaults
            .SelectMany(x => (string[])[Name(x, nameof(Rate.Burst)), Name(x, nameof(Rate.PerHour))])
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var (key, value) in configuration.GetSection(Section).AsEnumerable())
        {
            if (value is null)
                continue;
            if (key.Equals(OffKey, StringComparison.OrdinalIgnoreCase))
            {
                if (!bool.TryParse(value, out var off))
                    yield return $"{OffKey} is true or false, not \"{value}\".";
                else if (off && !development)
                    yield return $"{OffKey} is for Development only: without limits one machine tries everybody.";
            }
            else if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                yield return $"{key} names no limit. The limits are {string.Join(", ", known)}.";
            else if (Count(value) is null)
                yield return $"{key} is a whole number from 1 to {CountMax}, not \"{value}\".";
        }
    }

    private static string Name(Limit limit, string figure) => $"{Section}:{limit.Act}:{limit.Key}:{figure}";

    private static int? Count(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= CountMax ? count : null;
}
