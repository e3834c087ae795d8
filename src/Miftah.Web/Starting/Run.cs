using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Adapters.Mail;
using Miftah.Web.Background;
using Miftah.Web.Features.Messages;
using Miftah.Web.Features.Recovery;
using Miftah.Web.Features.Staff;
using Miftah.Web.Shared;
using Miftah.Web.Starting.Demo;

namespace Miftah.Web.Starting;

/// <summary>Starts the portal: schema, then people (Development), then the door; and says where it is.</summary>
public static class Run
{
    private const string Mail = MailOptions.Section;

    public static async Task PortalAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var start = app.Services.GetRequiredService<StartOptions>();
        var development = app.Environment.IsDevelopment();
        LogArithmetic(app);
        if (!app.Services.GetRequiredService<MailSwitch>().IsOn)
            app.Logger.LogInformation("E-mail is off: notices go by SMS alone. {Section}:Gateway turns it on.", Mail);
        WarnOfLongTexts(app.Services.GetRequiredService<SmsComposer>());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
            if (development || start.Postgres is null)
                await db.UpgradeAsync(CancellationToken.None);
            else if (await db.IsBehindAsync(CancellationToken.None))
                throw new StartRefusedException("The database is of an earlier release. Run `miftah migrate` first.");
            await KeysOfTheDatabase.CheckAsync(scope.ServiceProvider, CancellationToken.None);
            if (development)
            {
                var people = await ActivatorUtilities
                    .CreateInstance<DemoCountry>(scope.ServiceProvider)
                    .SettleAsync(CancellationToken.None);
                await ActivatorUtilities
                    .CreateInstance<DemoStaff>(scope.ServiceProvider)
                    .SettleAsync(CancellationToken.None);
                await ActivatorUtilities
                    .CreateInstance<DemoKiosk>(scope.ServiceProvider)
                    .SettleAsync(people, CancellationToken.None);
                app.Lifetime.ApplicationStarted.Register(() => Welcome(start, people[0]));
            }
            else
                await OfferFirstAsync(scope.ServiceProvider);
        }
        await app.RunAsync();
    }

    // Printed and not logged: a log is kept and copied.
    private static async Task OfferFirstAsync(IServiceProvider services)
    {
        var portal = services.GetRequiredService<Portal>();
        if (portal.StaffOrigin is not { } door)
            return;
        if (await services.GetRequiredService<FirstAdministrator>().OfferAsync(CancellationToken.None) is { } secret)
            Console.WriteLine(
                $"This portal has no staff yet. Its first administrator joins at {new Uri(door, "/staff/join")} with "
                    + $"this secret, which works once and is not shown again: {secret}"
            );
    }

    /// <summary>Brings the database up to this release and ends.</summary>
    public static async Task MigrationAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
    }

    /// <summary>Moves everything to the keys in use and ends; the portal may serve meanwhile.</summary>
    public static async Task<string> RekeyAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var left = await app.Services.GetRequiredService<Rekey>().RunAsync(CancellationToken.None);
        return left.IsNone
            ? "Nothing is under a former master or index key any more."
            : throw new StartRefusedException(
                $"Still under a former key: {left.DataKeys} data keys, the indexes of {left.Accounts} accounts."
            );
    }

    /// <summary>Erases one person for good and ends.</summary>
    public static async Task<string> EraseAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        const string Word = "erase-for-good";
        var configuration = app.Configuration;
        if (!Guid.TryParse(configuration["account"], out var id) || configuration["confirm"] != Word)
            throw new StartRefusedException(
                $"`miftah erase --account ID --confirm {Word}` destroys the key of a person's data. Nothing undoes it."
            );
        await using var scope = app.Services.CreateAsyncScope();
        var erase = scope.ServiceProvider.GetRequiredService<EraseAccount>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().Now();
        return await erase.RunAsync(id, now, CancellationToken.None)
            ? $"The person of account {id} is erased."
            : throw new StartRefusedException($"There is no account {id}, or its person was erased before.");
    }

    // For the operator: how likely the two attackers of the recovery are to get in, in a year, per account.
    private static void LogArithmetic(WebApplication app)
    {
        app.Services.GetRequiredService<RecoveryMeters>();
        foreach (var figure in app.Services.GetRequiredService<AskedQuestions>().Lines())
            app.Logger.LogInformation("Recovery with the SIM, without the document, a year: {Figure}.", figure);
        app.Logger.LogInformation(
            "Recovery with the document, without the SIM, a year: 1 in {Chance:0}.",
            1 / RecoveryArithmetic.CodeChance
        );
    }

    // A text of two segments costs twice and may arrive torn; the name and domain that make it so are the operator's.
    private static void WarnOfLongTexts(SmsComposer composer)
    {
        foreach (var (purpose, language, size) in composer.CheckAll())
            Console.Error.WriteLine(
                $"Warning: the SMS \"{purpose}\" in {language.Code} has {size.Units} units, and one segment holds "
                    + $"{size.UnitsMax}. A shorter domain, portal name or support number would make it fit."
            );
    }

    private static void Welcome(StartOptions start, DemoPerson person)
    {
        var origin = FormattableString.Invariant($"http://localhost:{start.Port}");
        var (question, datum) = person.Documents.First();
        Console.WriteLine(
            $"""

            Miftah is open.
              Portal      {origin}/          (English: {origin}/en/)
              Inbox       {origin}/dev/inbox (the text messages that would be sent)
              Staff       {FormattableString.Invariant(
                $"http://localhost:{start.StaffPort}"
            )}/en/staff (links to join with: {Path.Combine(start.DataFolder, "demo-staff.json")})
              Kiosk       {FormattableString.Invariant(
                $"http://localhost:{start.Port + 3}"
            )}/kiosk (simulated; its readers and cable: /simulator)
              Data        {start.DataFolder}

            A person to try it with (more in {Path.Combine(start.DataFolder, "demo.json")}):
              identity number  {person.IdentityNumber}
              mobile           {person.Mobile}
              {question, -16} {datum}
              username         {person.Username}
              password         {person.Password}

            Forgot the password?  {origin}/recover
            Ctrl-C ends it.
            """
        );
    }
}
