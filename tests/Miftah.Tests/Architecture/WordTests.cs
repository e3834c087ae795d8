using System.Text.RegularExpressions;

namespace Miftah.Tests.Architecture;

/// <summary>Where three fields share a word, one of them owns it (CONTRIBUTING.md).</summary>
public partial class WordTests
{
    // "Say instead" for each; a word is one capitalised part of a name, so Username does not contain User.
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["User"] = "Subscriber or Claimant",
        ["Member"] = "Subscriber",
        ["Citizen"] = "Person, Subscriber",
        ["Login"] = "SignIn, Session",
        ["Logon"] = "SignIn, Session",
        ["Credential"] = "Authenticator",
        ["Factor"] = "Authenticator, Proof",
        ["Mfa"] = "Authenticator, Proof",
        ["Otp"] = "OneTimeCode, RecoveryCode",
        ["Captcha"] = "Challenge",
        ["Validator"] = "Verifier, or the noun's own Parse",
        ["Checker"] = "Verifier",
        ["Kyc"] = "Proofing",
        ["Ticket"] = "Case",
        ["Department"] = "Agency",
        ["Admin"] = "Officer",
        ["Price"] = "Fee",
        ["Csp"] = "ContentSecurityPolicy or CredentialServiceProvider, in full",
        ["Helper"] = "what it does (tag helpers aside)",
        ["Manager"] = "what it does",
        ["Util"] = "what it does",
        ["Utils"] = "what it does",
    };

    [Fact]
    public void Types_AreNamedAsTheStandardNamesThem() =>
        Sources.CSharp.Where(x => x.IsIn("src/")).Breaches(Misnamed).ShouldBeEmpty();

    [Theory]
    [InlineData("UserAccount")]
    [InlineData("SecondFactor")]
    [InlineData("CspHeader")]
    [InlineData("PasswordValidator")]
    [InlineData("RecoveryService")]
    [InlineData("StringHelper")]
    public void Types_AreNamedAsTheStandardNamesThem_CanFail(string name) =>
        Misnamed(new("src/X.cs", $"internal sealed class {name} {{ }}")).ShouldNotBeEmpty();

    [Theory]
    [InlineData("UsernameKey")]
    [InlineData("CredentialServiceProvider")]
    [InlineData("FieldTagHelper")]
    [InlineData("ServiceCatalogue")]
    public void Types_AreNamedAsTheStandardNamesThem_LetsTheseBe(string name) =>
        Misnamed(new("src/X.cs", $"internal sealed class {name} {{ }}")).ShouldBeEmpty();

    [Fact]
    public void Nothing_IsLeftForLater() => Sources.All.Where(IsCode).Breaches(LeftForLater).ShouldBeEmpty();

    [Fact]
    public void Nothing_IsLeftForLater_CanFail()
    {
        LeftForLater(new("src/X.cs", "// " + "TO" + "DO: later")).ShouldNotBeEmpty();
        LeftForLater(new("src/X.cs", "throw new " + "NotImplemented" + "Exception();")).ShouldNotBeEmpty();
    }

    private static bool IsCode(SourceFile file) => !file.Is(".md") && !file.Is(".json");

    private static IEnumerable<string> Misnamed(SourceFile file)
    {
        foreach (var name in CSharpText.TypeNames(file.Code))
        {
            if (name.EndsWith("Service", StringComparison.Ordinal))
                yield return $"{name}: a Service is what government offers; name the class for what it does";
            if (name is "CredentialServiceProvider" || name.EndsWith("TagHelper", StringComparison.Ordinal))
                continue;
            foreach (var word in Word().Matches(name).Select(x => x.Value))
                if (Instead.TryGetValue(word, out var instead))
                    yield return $"{name}: say {instead}";
        }
    }

    private static IEnumerable<string> LeftForLater(SourceFile file) =>
        Later().Matches(file.Text).Select(x => $"says {x.Value}");

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K|XX[X]|NotImplemented[E]xception)\b")]
    private static partial Regex Later();
}
