using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

/// <summary>What holds on every screen of a kiosk. One line a fault, and nothing for a good screen.</summary>
internal static class KioskMeasures
{
    /// <summary>The smallest side of a control and of a key, in CSS pixels.</summary>
    private const int TargetMin = 64;
    private const int KeyMin = 80;

    /// <summary>Where sound is on, the screen has something to say, and each of its clips can be played.</summary>
    public static async Task<IReadOnlyList<string>> SilentAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            async () => {
              const clips = document.querySelector('.kiosk-guide')?.dataset.clips.split(' ') ?? [];
              const idle = document.querySelector('.kiosk-idle')?.dataset.sound;
              if (idle) clips.push(idle);
              if (clips.length === 0) return ['says nothing'];
              const length = clip => new Promise(done => {
                const sound = new Audio(clip);
                sound.onloadedmetadata = () => done(sound.duration);
                sound.onerror = () => done(0);
              });
              const lengths = await Promise.all(clips.map(length));
              return clips.filter((_, i) => !(lengths[i] > 0.5 && lengths[i] < 60));
            }
            """
        );

    /// <summary>It is not scrolled, each control is large enough for a finger, and there is a way out.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
            ([target, key]) => {
              const faults = [];
              const root = document.documentElement;
              const over = (name, size, room) => { if (size > room) faults.push(`${size - room} px ${name}`); };
              over('too high', root.scrollHeight, innerHeight);
              over('too wide', root.scrollWidth, innerWidth);
              for (const x of document.querySelectorAll('button, a[href], input:not([type=hidden]), summary')) {
                if (x.matches('.vh') || !x.checkVisibility({ visibilityProperty: true })) continue;
                const box = x.getBoundingClientRect();
                const least = x.matches('.key') ? key : target;
                if (Math.min(box.height, box.width) < least - 0.01)
                  faults.push(`${Math.round(box.width)}×${Math.round(box.height)} px: ${x.outerHTML.slice(0, 90)}`);
                if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight)
                  faults.push(`out of the screen: ${x.outerHTML.slice(0, 90)}`);
              }
              const cancel = document.querySelector('.kiosk-cancel');
              if (!document.querySelector('a[lang=ar][href="/kiosk/number"]') && !cancel?.checkVisibility())
                faults.push('no cancel');
              return faults;
            }
            """,
            new[] { TargetMin, KeyMin }
        );
}
