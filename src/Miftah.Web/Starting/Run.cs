using Miftah.Data;
using Miftah.Web.Features.Messages;
using Miftah.Web.Starting.Demo;

namespace Miftah.Web.Starting;

/// <summary>Starts the portal: schema, then people (Development), then the door; and says where it is.</summary>
public static class Run
{
    public static async Task PortalAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var start = app.Services.GetRequiredService<StartOptions>();
        var development = app.Environment.IsDevelopment();
        WarnOfLongTexts(app.Services.GetRequiredService<SmsComposer>());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
            if (development || start.Postgres is null)
                await db.UpgradeAsync(CancellationToken.None);
            else if (await db.IsBehindAsync(CancellationToken.None))
                throw new StartRefusedException("The database is of an earlier release. Run `miftah migrate` first.");
            if (development)
            {
                var people = await ActivatorUtilities
                    .CreateInstance<DemoCountry>(scope.ServiceProvider)
                    .SettleAsync(CancellationToken.None);
                app.Lifetime.ApplicationStarted.Register(() => Welcome(start, people[0]));
            }
        }
        await app.RunAsync();
    }

    /// <summary>Brings the database up to this release and ends.</summary>
    public static async Task MigrationAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
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
