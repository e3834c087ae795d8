using Miftah.BrowserTests.Support;

namespace Miftah.BrowserTests;

/// <summary>
/// What holds on every page, refused forms included. One tour a language finds all faults; each test reads its own.
/// </summary>
public abstract class EveryPageTests(Suite suite, string language)
{
    private const int PagesMin = 50;

    [Fact]
    public Task EveryPage_KeepsTheRulesOfWcag() => NoneAsync("axe");

    [Fact]
    public Task EveryPage_InDarkColours_HasEnoughContrast() => NoneAsync("dark");

    [Fact]
    public Task EveryPage_At320PixelsAndOnADesk_DoesNotScrollSideways() => NoneAsync("overflow");

    [Fact]
    public Task EveryControl_IsHighEnoughForAFinger() => NoneAsync("target");

    [Fact]
    public Task WithoutScript_NoControlIsDead() => NoneAsync("dead");

    private async Task NoneAsync(string kind)
    {
        var survey = suite.Survey(language);
        (await survey.FaultsAsync(kind)).ShouldBeEmpty();
        survey.Pages.Count.ShouldBeGreaterThanOrEqualTo(PagesMin);
    }
}

public class EveryArabicPageTests(Suite suite) : EveryPageTests(suite, "ar");

public class EveryEnglishPageTests(Suite suite) : EveryPageTests(suite, "en");
