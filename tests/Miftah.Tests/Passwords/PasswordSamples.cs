using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Passwords;
using Miftah.Web.Adapters.Passwords;

namespace Miftah.Tests.Passwords;

internal static class PasswordSamples
{
    public const string Good = "river lantern copper";

    public static readonly PersonalFacts Person = new("sara.ali", "1012345672", "+966500000001");

    public static readonly ICommonPasswords Bundled = new BundledCommonPasswords(["منصة المثال"]);

    public static readonly ICommonPasswords NoList = new Nothing();

    public static PasswordRules Rules(PasswordPolicy? policy = null, ICommonPasswords? common = null) =>
        new(policy ?? new PasswordPolicy(), common ?? Bundled);

    public static string? WhyNot(this PasswordRules rules, string? typed, PersonalFacts? person = null) =>
        rules.Check(typed, person ?? Person).Match<string?>(_ => null, why => why.Code);

    public static HashWorkers Workers(int atOnce = 1, int waitingMax = 64, TimeProvider? clock = null) =>
        new(new PasswordOptions { HashesAtOnce = atOnce, WaitingMax = waitingMax }, clock ?? new FakeTimeProvider());

    public static KeyRing Keys(params (byte Version, byte Fill)[] peppers) =>
        KeyRing.New(forDevelopment: true) with
        {
            Pepper = peppers.ToDictionary(x => x.Version, x => Enumerable.Repeat(x.Fill, KeyRing.KeyBytes).ToArray()),
        };

    public static Argon2Passwords Hasher(
        KeyRing keys,
        HashWorkers workers,
        Argon2Cost? cost = null,
        DeriveKey? derive = null
    ) => new(keys, workers, NullLogger<Argon2Passwords>.Instance, cost ?? Argon2Cost.Current, derive ?? Argon2.Derive);

    private sealed class Nothing : ICommonPasswords
    {
        public bool Contains(string folded) => false;
    }
}
