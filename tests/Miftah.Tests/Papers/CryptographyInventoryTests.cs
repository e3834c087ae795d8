using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>
/// docs/security/crypto-inventory.md lists every cryptographic primitive that the source names, and where. A use that
/// is not listed turns the suite red; so does a primitive that nobody may use.
/// </summary>
public partial class CryptographyInventoryTests
{
    private const string Paper = "docs/security/crypto-inventory.md";

    /// <summary>Broken or unauthenticated, or random numbers that can be foretold.</summary>
    private static readonly string[] Forbidden =
    [
        "MD5",
        "DES",
        "TripleDES",
        "RC2",
        "AesCbc",
        "CipherMode",
        "RSA",
        "DSA",
        "RandomShared",
        "Rfc2898DeriveBytes",
    ];

    [Fact]
    public void EveryUse_IsListed_WhereItIs()
    {
        var written = Written(Text(), Uses());
        if (Environment.GetEnvironmentVariable("MIFTAH_WRITE_PAPERS") is not null)
            File.WriteAllText(Path.Combine(Sources.Root, Paper), written);
        Text().ShouldBe(written, "MIFTAH_WRITE_PAPERS=1 ./dev test CryptographyInventory writes the places.");
    }

    [Fact]
    public void EveryPrimitive_HasItsRow()
    {
        var rows = RowOfAPrimitive().Matches(Text()).Select(x => x.Groups["name"].Value).ToHashSet();
        Uses().Select(x => x.Primitive).Distinct().Where(x => !rows.Contains(x)).ShouldBeEmpty();
    }

    [Fact]
    public void NoRow_IsOfAPrimitiveThatIsGone()
    {
        var used = Uses().Select(x => x.Primitive).ToHashSet(StringComparer.Ordinal);
        RowOfAPrimitive()
            .Matches(Text())
            .Select(x => x.Groups["name"].Value)
            .Where(x => !used.Contains(x))
            .ShouldBeEmpty();
    }

    [Fact]
    public void NoPrimitive_IsOneThatNobodyMayUse() =>
        Uses().Where(x => Forbidden.Contains(x.Primitive)).ShouldBeEmpty();

    [Theory]
    [InlineData("var a = SHA512.HashData(b);", "SHA512")]
    [InlineData("using var a = new AesGcm(key, 16);", "AesGcm")]
    [InlineData("var a = new HMACSHA1(key);", "HMACSHA1")]
    [InlineData("var a = MD5.Create();", "MD5")]
    [InlineData("var a = Random.Shared.Next();", "RandomShared")]
    [InlineData("var a = Ed25519.Sign(b);", "Ed25519")]
    [InlineData("var a = PasswordBasedKeyDerivationAlgorithm.Argon2id(b);", "Argon2id")]
    [InlineData("[LibraryImport(\"libsodium\")] static partial int crypto_pwhash(byte[] a);", "crypto_pwhash")]
    public void TheScan_SeesAUse(string code, string primitive) =>
        UsesIn(new("src/X.cs", code)).Select(x => x.Primitive).ShouldContain(primitive);

    [Fact]
    public void TheScan_PassesOverComments() =>
        UsesIn(new("src/X.cs", "// Not SHA1, which is broken.\n/// <see cref=\"AesGcm\"/>")).ShouldBeEmpty();

    private static string Text() => Sources.All.Single(x => x.Path == Paper).Text;

    private static Use[] Uses() =>
        [.. Sources.CSharp.Where(x => x.IsIn("src/") || x.IsIn("tools/")).SelectMany(UsesIn).Distinct()];

    private static IEnumerable<Use> UsesIn(SourceFile file) =>
        Primitive()
            .Matches(file.Code)
            .Select(x => new Use(x.Value.Replace(".", "", StringComparison.Ordinal), file.Path));

    private static string Written(string paper, IReadOnlyList<Use> uses) =>
        RowOfAPrimitive()
            .Replace(
                paper,
                row =>
                {
                    var name = row.Groups["name"].Value;
                    var places = uses.Where(x => x.Primitive == name)
                        .Select(x => Path.GetFileName(x.File))
                        .Distinct()
                        .Order(StringComparer.Ordinal);
                    return $"| `{name}` | {row.Groups["said"].Value} | {string.Join(", ", places)} |";
                }
            );

    private sealed record Use(string Primitive, string File);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<said>.*) \| (?<places>[^|\n]*) \|$", RegexOptions.Multiline)]
    private static partial Regex RowOfAPrimitive();

    [GeneratedRegex(
        @"\b(?:(?:HMAC)?SHA(?:1|256|384|512|3_\w+)|(?:HMAC)?MD5|Aes(?:Gcm|Ccm|Cbc)?|ChaCha20Poly1305|TripleDES|DES|RC2|RSA|DSA|ECDsa|"
            + @"ECDiffieHellman|Argon2id|Ed25519|HKDF|Rfc2898DeriveBytes|CipherMode|RandomNumberGenerator|CryptographicOperations|"
            + @"Random\.Shared|IDataProtector|IXmlEncryptor|X509Certificate\w*|crypto_\w+|PasskeyHandler|SignatureAlgorithm)\b"
    )]
    private static partial Regex Primitive();
}
