using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Domain.Agencies;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;
using Miftah.Web.Features.Kiosk;

namespace Miftah.Tests.Kiosk;

/// <summary>A portal whose agency is counted.</summary>
public abstract class FingerPortal(Engine engine) : IAsyncLifetime
{
    public CountedFingers Fingers => Portal.Services.GetRequiredService<CountedFingers>();

    public TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await TestPortal.StartAsync(engine, x => x.CountFingers());

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteFingerPortal() : FingerPortal(Engine.Sqlite);

public sealed class PostgresFingerPortal() : FingerPortal(Engine.Postgres);

/// <summary>The steps of a visit.</summary>
public static class VisitSteps
{
    /// <summary>The agency of the synthetic country, with its questions counted.</summary>
    internal static void CountFingers(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton(x => new CountedFingers
            {
                Agency = new SimulatedFingerprints(
                    x.GetRequiredService<Country>(),
                    x.GetRequiredService<SimulatedAgency>(),
                    x.GetRequiredService<AgencyMode>(),
                    TimeSpan.Zero,
                    x.GetRequiredService<TimeProvider>()
                ),
            })
            .AddSingleton<IFingerprints>(x => x.GetRequiredService<CountedFingers>());

    /// <summary>A person whose finger a reader can read: not everyone has one.</summary>
    public static Someone NewVisitor(this TestPortal portal)
    {
        while (true)
            if (portal.NewPerson() is var person && FingerRegister.Of(person.Person) is not null)
                return person;
    }

    /// <summary>One who has no account yet.</summary>
    public static async Task<Someone> NewVisitingApplicantAsync(this TestPortal portal)
    {
        while (true)
            if (await portal.NewApplicantAsync() is var one && FingerRegister.Of(one.Person) is not null)
                return one;
    }

    /// <summary>A person at a kiosk, with their number typed.</summary>
    public static async Task<Browser> AtKioskAsync(this TestPortal portal, string number)
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());
        (await kiosk.FillAsync("/kiosk/number", ("Typed", number))).ShouldGoTo("/kiosk/finger");
        return kiosk;
    }

    /// <summary>A finger on the reader, and the agency's turn.</summary>
    /// <returns>The screen that follows.</returns>
    public static async Task<Page> PutFingerAsync(this TestPortal portal, Browser kiosk, string whose, bool wet = false)
    {
        (await kiosk.FillAsync("/kiosk/finger", ("Capture", portal.CaptureOf(whose, wet)))).ShouldGoTo("/kiosk/finger");
        await portal.RunOutboxAsync();
        return await kiosk.GetAsync("/kiosk/finger");
    }

    /// <summary>A person whose finger was verified.</summary>
    public static async Task<Browser> VerifiedAsync(this TestPortal portal, string number)
    {
        var kiosk = await portal.AtKioskAsync(number);
        (await portal.PutFingerAsync(kiosk, number)).ShouldGoTo("/kiosk/tasks");
        return kiosk;
    }

    /// <summary>A new mobile, up to its code.</summary>
    public static async Task<string> CodeToNewMobileAsync(this TestPortal portal, Browser kiosk, string mobile)
    {
        (await kiosk.FillAsync("/kiosk/tasks", ("Task", "ChangeMobile"))).ShouldGoTo("/kiosk/mobile");
        (await kiosk.FillAsync("/kiosk/mobile", ("Typed", mobile))).ShouldGoTo("/kiosk/mobile/code");
        await portal.RunOutboxAsync();
        return portal.Sms.CodeTo(mobile);
    }

    /// <summary>A finger, and nobody looks at what follows.</summary>
    public static async Task FillFingerAsync(this Browser kiosk, TestPortal portal, string whose)
    {
        var page = await kiosk.GetAsync("/kiosk/finger");
        await kiosk.PostAsync(page, "/kiosk/finger", ("Capture", portal.CaptureOf(whose)));
        await portal.RunOutboxAsync();
    }

    /// <summary>The link in the picture, as the phone's camera reads it.</summary>
    public static string PhoneLinkOf(this TestPortal portal, KioskVisit visit)
    {
        var index = portal.Services.GetRequiredService<BlindIndex>();
        return $"/kiosk-password/{PhoneLink.SecretOf(index, visit.Id, visit.LinkEndsAt!.Value)}";
    }

    /// <summary>A new password, twice, on either page of one.</summary>
    public static Task<Page> TypePasswordAsync(
        this Browser browser,
        string path,
        string password = RecoverySteps.NewPassword
    ) => browser.FillAsync(path, ("NewPassword", password), ("RepeatPassword", password));
}
