using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// What can be measured on any page, whatever it says. Each returns one line a fault, and nothing for a good page.
/// </summary>
internal static class Measures
{
    /// <summary>The smallest height of a control, in CSS pixels (WCAG 2.5.5).</summary>
    private const int TargetHeightMin = 44;

    private static readonly object LevelsAAndAA = Only(
        "tag",
        ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
    );

    private static readonly object ContrastAlone = Only("rule", ["color-contrast"]);

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // axe draws a text and its first letter, and takes text whose letters join for the ligatures of an icon font, whose
    // contrast it does not check: most of an Arabic page. So the whole text is drawn as its first letter too.
    private const string LetArabicBeText = """
        () => {
          const canvas = CanvasRenderingContext2D.prototype;
          const draw = canvas.fillText;
          canvas.fillText = function (text, ...at) { draw.call(this, text.charAt(0), ...at); };
        }
        """;

    /// <summary>The rules of WCAG 2.0 to 2.2, levels A and AA, that a machine can check.</summary>
    public static Task<IReadOnlyList<string>> AxeAsync(IPage page) => AxeAsync(page, LevelsAAndAA);

    /// <summary>The one rule of them whose result depends on the colours.</summary>
    public static Task<IReadOnlyList<string>> ContrastAsync(IPage page) => AxeAsync(page, ContrastAlone);

    // In the page itself, once a page: Deque's own runner opens a tab for each run and loads axe into both.
    private static async Task<IReadOnlyList<string>> AxeAsync(IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(LetArabicBeText);
            await page.EvaluateAsync(Axe);
        }
        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const { violations } = await axe.run(document, rules);
              return violations.flatMap(x => x.nodes.map(node => `${x.id} (${x.help}): ${node.html}`));
            }
            """,
            rules
        );
    }

    private static object Only(string type, string[] values) =>
        new { runOnly = new { type, values }, resultTypes = new[] { "violations" } };

    /// <summary>What stands out of the page sideways.</summary>
    public static async Task<IReadOnlyList<string>> OverflowAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              const over = document.documentElement.scrollWidth - width;
              if (over <= 0) return [];
              const out = [...document.body.querySelectorAll('*')].filter(x => {
                const box = x.getBoundingClientRect();
                return box.width > 0 && (box.left < -1 || box.right > width + 1);
              });
              return [`${over} px: ` + out.slice(0, 4).map(x => x.outerHTML.slice(0, 100)).join(' … ')];
            }
            """
        );

    /// <summary>
    /// Controls lower than a finger needs. A link in a line of text is as high as its line, a choice as its label.
    /// </summary>
    public static async Task<IReadOnlyList<string>> SmallTargetsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            min => {
              const isChoice = x => x?.matches('[type=radio], [type=checkbox]');
              const counts = x =>
                x.matches('a') ? getComputedStyle(x).display !== 'inline'
                : x.matches('label') ? isChoice(x.control)
                : !isChoice(x);
              return [...document.querySelectorAll('a, button, input, select, textarea, summary, label, audio')]
                .filter(x => !x.matches('.vh, .skip') && x.checkVisibility({ visibilityProperty: true }) && counts(x))
                .filter(x => x.getBoundingClientRect().height < min - 0.01)
                .map(x => `${x.getBoundingClientRect().height.toFixed(1)} px: ${x.outerHTML.slice(0, 120)}`);
            }
            """,
            TargetHeightMin
        );

    /// <summary>Buttons that do nothing without script: those that send no form.</summary>
    public static async Task<IReadOnlyList<string>> DeadControlsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, input[type=button], [role=button], a:not([href])')]
              .filter(x => x.checkVisibility({ visibilityProperty: true }))
              .filter(x => !(x.matches('button') && x.type === 'submit' && x.form))
              .map(x => x.outerHTML.slice(0, 120))
            """
        );
}
