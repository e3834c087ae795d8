using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miftah.Data;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// Whole journeys of one person, then a search for what they said and are in every byte that the portal left: database
/// file, write-ahead log, backup and log, in each usual spelling.
/// </summary>
public abstract class CanaryTests(Engine engine)
{
    private const string Marker = "negative-control-";

    [Fact]
    [Sentence(20, 21)]
    public async Task NothingAPersonSaidOrIs_StandsInTheDatabaseItsCopiesOrTheLog()
    {
        await using var portal = await TestPortal.StartAsync(engine, EveryLine);
        var person = portal.NewPerson();
        var values = await LiveAsync(portal, person);

        var found = new List<string>();
        await foreach (var (place, bytes) in LeftAsync(portal))
            found.AddRange(values.Where(x => IsIn(bytes, x)).Select(x => $"{x} in {place}"));

        found.ShouldBeEmpty();
    }

    [Fact]
    [NegativeControl(20)]
    public async Task AValueInClear_IsFound()
    {
        await using var portal = await TestPortal.StartAsync(engine, EveryLine);
        var value = $"{Marker}{Guid.CreateVersion7():N}"[..40];
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(portal.NewPerson()))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.PasswordHash, value))
        );
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(portal.NewPerson()))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.PersonalSealed, Encoding.Unicode.GetBytes(value)))
        );

        var places = new List<string>();
        await foreach (var (place, bytes) in LeftAsync(portal))
            if (IsIn(bytes, value))
                places.Add(place);

        places.Count.ShouldBeGreaterThanOrEqualTo(2, "the database and its copy or log");
    }

    // Wrong password, sign-in, wrong answer, recovery with a wrong code, notices, sign-in, freeze.
    private static async Task<string[]> LiveAsync(TestPortal portal, Someone person)
    {
        const string Wrong = "orchard violin cinnabar";
        const string WrongAnswer = "Z7351928";
        const string Label = "ساعة خالتي جميلة";
        await portal.NewBrowser().FillAsync("/sign-in", ("Username", person.Username), ("Password", Wrong));
        await portal.SignInAsync(portal.NewBrowser(), person);
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, WrongAnswer);
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        await browser.FillAsync("/recover/code", ("Code", "918273"));
        await portal.RecoverAsync(portal.NewBrowser(), person);
        var home = portal.NewBrowser();
        await portal.SignInAsync(home, person, RecoverySteps.NewPassword);
        await NameAnAppAsync(portal, Label);
        await portal.RunOutboxAsync();
        var codes = portal.Sms.To(person.Mobile).Where(x => x.Text.Contains('#')).Select(x => x.Text.Split('#')[^1]);
        return
        [
            person.Number,
            person.Mobile,
            person.Mobile[1..],
            person.Person.NameArabic,
            person.Person.NameEnglish,
            person.Username,
            person.Passport,
            Someone.CrowdPassword,
            RecoverySteps.NewPassword,
            Wrong,
            WrongAnswer,
            Label,
            .. codes,
        ];
    }

    private static async Task NameAnAppAsync(TestPortal portal, string label)
    {
        var owner = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(owner);
        (await browser.FillAsync("/sign-in/code", ("Code", owner.AppCode()))).ShouldGoTo("/home");
        var page = $"/security/authenticator?id={owner.App.Id:N}";
        (await browser.FillAsync(page, ("Label", label))).ShouldGoTo("/security?done=renamed");
        (await browser.GetAsync("/security")).Text.ShouldContain(label);
    }

    private static void EveryLine(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
        builder
            .Logging.SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Trace)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Information);

    // demo.json tells a developer whom to try; nothing else of the folder is left out.
    private static async IAsyncEnumerable<(string Place, byte[] Bytes)> LeftAsync(TestPortal portal)
    {
        // The write-ahead log goes with the last connection, and another test may close those that lie idle.
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MiftahDb>().Database.OpenConnectionAsync();
        yield return ("the log", Encoding.UTF8.GetBytes(string.Join('\n', portal.Log.Lines)));
        if (portal.Database is null)
        {
            var backup = Path.Combine(portal.Folder, "backup.db");
            await portal.InDbAsync(db => db.Database.ExecuteSqlAsync($"vacuum into {backup}"));
        }
        else
            await foreach (var file in ServerFilesAsync(portal))
                yield return file;
        foreach (
            var file in Directory
                .EnumerateFiles(portal.Folder)
                .Where(x => !x.EndsWith("demo.json", StringComparison.Ordinal))
        )
            yield return (Path.GetFileName(file), await ReadAsync(file));
    }

    // The server reads its own files: tables as they lie on disk, and the segments of its write-ahead log.
    private static async IAsyncEnumerable<(string Place, byte[] Bytes)> ServerFilesAsync(TestPortal portal)
    {
        await portal.InDbAsync(db => db.Database.ExecuteSqlAsync($"checkpoint"));
        var files = await portal.InDbAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    select pg_relation_filepath(oid) as "Value" from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i', 't')
                    union all
                    (select 'pg_wal/' || name from pg_ls_waldir() where name like '0%'
                     order by modification desc limit 6)
                    """
                )
                .ToListAsync()
        );
        foreach (var file in files)
            yield return (file, await ServerFileAsync(portal, file));
        foreach (var table in await TablesAsync(portal))
            yield return (table, Encoding.UTF8.GetBytes(string.Join('\n', await RowsAsync(portal, table))));
    }

    private static Task<byte[]> ServerFileAsync(TestPortal portal, string file) =>
        portal.InDbAsync(db =>
            db.Database.SqlQuery<byte[]>($"""select pg_read_binary_file({file}) as "Value" """).SingleAsync()
        );

    private static Task<List<string>> TablesAsync(TestPortal portal) =>
        portal.InDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(x => x.GetTableName()!).ToList()));

    // As a dump writes them: bytes in hexadecimal.
    private static Task<List<string>> RowsAsync(TestPortal portal, string table) =>
        portal.InDbAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""select unnest(xpath('//row', query_to_xml('select * from ' || quote_ident({table}), true, false, '')))::text as "Value" """
                )
                .ToListAsync()
        );

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await open.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static bool IsIn(byte[] bytes, string value) =>
        Spellings(value).Any(x => value.Length > 6 ? bytes.AsSpan().IndexOf(x) >= 0 : StandsAlone(bytes, x));

    private static IEnumerable<byte[]> Spellings(string value)
    {
        var (utf8, utf16) = (Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value));
        yield return utf8;
        yield return utf16;
        yield return Encoding.BigEndianUnicode.GetBytes(value);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf16));
        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8).TrimEnd('=')[..^1]);
    }

    // Six digits also stand by chance inside ids and times; a code would stand by itself.
    private static bool StandsAlone(byte[] bytes, byte[] what)
    {
        for (int from = 0, at; (at = bytes.AsSpan(from).IndexOf(what)) >= 0; from += at + 1)
        {
            var (before, after) = (from + at - 1, from + at + what.Length);
            if ((before < 0 || !IsWord(bytes[before])) && (after >= bytes.Length || !IsWord(bytes[after])))
                return true;
        }
        return false;
    }

    private static bool IsWord(byte x) => char.IsAsciiLetterOrDigit((char)x) || x is (byte)'.' or (byte)'-';
}

public sealed class CanaryOnSqliteTests() : CanaryTests(Engine.Sqlite);

public sealed class CanaryOnPostgresTests() : CanaryTests(Engine.Postgres);
