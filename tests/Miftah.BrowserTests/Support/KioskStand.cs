using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Miftah.Agencies.Fingers;
using Miftah.Domain.Kiosk;
using Miftah.KioskSimulator;
using Miftah.Tests.Support;
using Miftah.Web.Starting.Demo;
using Miftah.Web.Text;

namespace Miftah.BrowserTests.Support;

/// <summary>One device for all: whoever comes next finds the readers as they were left.</summary>
[CollectionDefinition]
public class OneKiosk : ICollectionFixture<KioskStand>;

/// <summary>
/// The simulated kiosk beside the shared portal, as `./dev run` opens it: its agent signs, its readers seal. Whoever
/// stands before it has a large screen on end, and fingers.
/// </summary>
public sealed class KioskStand(Suite suite) : IAsyncLifetime
{
    public const int Width = 1080;
    public const int Height = 1920;

    private readonly List<SimulatedPerson> people = [];
    private readonly HttpClient control = new();
    private WebApplication simulator = null!;
    private Uri origin = null!;

    public ValueTask InitializeAsync() => new(StartAsync());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        control.Dispose();
    }

    /// <summary>Another device speaks with this one's key: the kiosk is closed for good.</summary>
    internal Task CloneAsync() => DoAsync(new() { ["do"] = "clone" });

    /// <summary>As the next `./dev run` does after that: another kiosk is in its place.</summary>
    internal async Task ReplaceAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    private async Task StopAsync()
    {
        if (simulator is not null)
            await simulator.DisposeAsync();
    }

    private async Task StartAsync()
    {
        await suite.Portal.InScopeAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<DemoKiosk>(services).SettleAsync([], CancellationToken.None);
            return true;
        });
        var path = Path.Combine(suite.Portal.DataFolder, "demo-kiosk.json");
        origin = new(FormattableString.Invariant($"http://localhost:{FreePorts.One()}"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(origin.ToString());
        simulator = Simulator.Map(builder, KioskFile.Read(path) with { People = people }, path, TimeProvider.System);
        await simulator.StartAsync();
    }

    /// <summary>Somebody before the screen.</summary>
    internal async Task<Visitor> ComeAsync(string language)
    {
        var context = await suite.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = Width, Height = Height },
                HasTouch = true,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = language,
            }
        );
        var spoken = language == "ar" ? Language.Arabic : Language.English;
        return new(suite.Portal, spoken, hasScript: true, context, await context.NewPageAsync(), origin);
    }

    /// <summary>A person whose finger a reader can take.</summary>
    internal Someone NewPerson()
    {
        while (true)
            if (suite.Portal.NewPerson() is var person && FingerRegister.Of(person.Person) is not null)
                return person;
    }

    /// <summary>One who has no account yet.</summary>
    internal async Task<Someone> NewApplicantAsync()
    {
        while (true)
            if (await suite.Portal.NewApplicantAsync() is var one && FingerRegister.Of(one.Person) is not null)
                return one;
    }

    /// <summary>The visit of a person whose finger was verified; null before.</summary>
    internal Task<KioskVisit?> VisitOfAsync(Someone person)
    {
        var number = suite.Portal.Find.ByNumber(person.Number).InUse;
        return suite.Portal.InDbAsync(db =>
            db.KioskVisits.AsNoTracking()
                .SingleOrDefaultAsync(x =>
                    x.VerifiedAt != null && db.Accounts.Any(a => a.Id == x.AccountId && a.NumberIndex == number)
                )
        );
    }

    /// <summary>Waits until the agency has said yes.</summary>
    internal async Task VerifiedAsync(Someone person)
    {
        const int looksMax = 600;
        const int lookAgainMs = 50;
        for (var looks = 0; await VisitOfAsync(person) is null; looks++)
        {
            looks.ShouldBeLessThan(looksMax);
            await Task.Delay(lookAgainMs);
        }
    }

    /// <summary>What lies on the readers from here on; nothing where nobody is named.</summary>
    internal async Task PutAsync(Someone? finger = null, bool wet = false, Someone? card = null, bool unplugged = false)
    {
        var fields = new Dictionary<string, string>
        {
            ["do"] = "set",
            ["finger"] = Known(finger),
            ["card"] = Known(card),
        };
        if (wet)
            fields["wet"] = "on";
        if (unplugged)
            fields["unplugged"] = "on";
        await DoAsync(fields);
    }

    private async Task DoAsync(Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await control.PostAsync(new Uri(origin, ControlPage.Path), form);
        answer.EnsureSuccessStatusCode();
    }

    private string Known(Someone? person)
    {
        if (person is null)
            return "";
        if (people.All(x => x.IdentityNumber != person.Number))
        {
            var record = Convert.ToBase64String(FingerRegister.Of(person.Person)!.Write());
            people.Add(new("somebody", person.Number, record));
        }
        return person.Number;
    }
}
