using System.Text.RegularExpressions;
using Miftah.Web.Text;

namespace Miftah.Tests.Look;

/// <summary>Sentences say what to do: they do not beg, blame or hide behind computer words.</summary>
public partial class WordingTests
{
    // The glossary's words for people, as well as those that blame.
    private static readonly string[] BannedInArabic =
    [
        "غير صالح",
        "عفوا",
        "الرجاء",
        "يرجى",
        "خاطئ",
        "فاشل",
        "ممنوع",
        "كلمة السر",
        "كلمة سر",
        "كشك",
        "موبايل",
    ];

    private static readonly string[] BannedInEnglish =
    [
        "please",
        "sorry",
        "invalid",
        "forbidden",
        "illegal",
        "oops",
        "e-mail address is invalid",
        "user name",
    ];

    [Fact]
    public void Sentences_AvoidTheBannedWords()
    {
        Lint(Language.Arabic).ShouldBeEmpty();
        Lint(Language.English).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("الرقم غير صالح")]
    [InlineData("عفوًا، حدث خلل")]
    [InlineData("الرَّجاء الانتظار")]
    [InlineData("رمز خاطئ")]
    public void Sentences_AvoidTheBannedWords_CanFailInArabic(string sentence) =>
        Banned(Language.Arabic, sentence).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Please wait")]
    [InlineData("The number is INVALID.")]
    public void Sentences_AvoidTheBannedWords_CanFailInEnglish(string sentence) =>
        Banned(Language.English, sentence).ShouldNotBeEmpty();

    [Theory]
    [InlineData("pleased to help")]
    [InlineData("What went wrong")]
    public void Sentences_AvoidTheBannedWords_LetsWholeOtherWordsBe(string sentence) =>
        Banned(Language.English, sentence).ShouldBeEmpty();

    [Fact]
    public void Sentences_HaveNoHiddenDirectionMarks() =>
        Everything().Where(x => Hidden().IsMatch(x.Value)).Select(x => x.Key).ShouldBeEmpty();

    [Fact]
    public void Sentences_HaveNoHiddenDirectionMarks_CanFail() => Hidden().IsMatch("\u200E0501234567").ShouldBeTrue();

    [Fact]
    public void Sentences_AreNeverEmptyAndNeverUnfinished() =>
        Everything().Where(x => x.Value.Trim() != x.Value || x.Value.Length == 0).Select(x => x.Key).ShouldBeEmpty();

    // «بـ 1»: a stretched letter before a digit is how a sentence is made for a machine.
    [Fact]
    public void ArabicSentences_DoNotStretchALetterBeforeADigit() =>
        All(Language.Arabic).Where(x => StretchedDigit().IsMatch(x.Value)).Select(x => x.Key).ShouldBeEmpty();

    [Fact]
    public void ArabicSentences_DoNotStretchALetterBeforeADigit_CanFail() =>
        StretchedDigit().IsMatch("تبدأ بـ 1").ShouldBeTrue();

    private static IReadOnlyDictionary<string, string> All(Language language) => new TextCatalogue().All(language);

    private static IEnumerable<KeyValuePair<string, string>> Everything() =>
        All(Language.Arabic).Concat(All(Language.English));

    private static string[] Lint(Language language) =>
        [.. All(language).SelectMany(x => Banned(language, x.Value).Select(word => $"{x.Key}: {word}"))];

    private static IEnumerable<string> Banned(Language language, string sentence)
    {
        var plain = Vowels().Replace(sentence, "");
        return language == Language.Arabic
            ? BannedInArabic.Where(x => plain.Contains(x, StringComparison.Ordinal))
            : BannedInEnglish.Where(x => Regex.IsMatch(plain, $@"\b{x}\b", RegexOptions.IgnoreCase));
    }

    [GeneratedRegex("[\u064B-\u0652\u0640]")]
    private static partial Regex Vowels();

    [GeneratedRegex("[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\u0640\s*[\d{]")]
    private static partial Regex StretchedDigit();
}
