using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Miftah.Agencies;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Starting.Demo;

/// <summary>
/// Development only: gives the people of the synthetic country accounts, and tells which of them to try.
/// </summary>
public sealed class DemoCountry(
    MiftahDb db,
    Country country,
    SubjectSealer sealer,
    PersonalDataSeal personal,
    AccountIndex index,
    IPasswordHasher hasher,
    Portal portal,
    IConfiguration configuration,
    TimeProvider clock
)
{
    /// <summary>Tells tools of everybody, in crowd.json: what measures a page needs thousands of people.</summary>
    public const string CrowdSetting = "Miftah:Demo:Crowd";

    /// <summary>
    /// The password of everyone who is not one of the demo people: hashed once, or 5,000 hashes would take a minute.
    /// </summary>
    private const string CrowdPassword = "quiet harbour lantern";

    private const int BatchSize = 1000;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Makes the accounts that are missing and writes demo.json into the data folder.</summary>
    /// <returns>The demo people; the first can do everything.</returns>
    public async Task<IReadOnlyList<DemoPerson>> SettleAsync(CancellationToken cancel)
    {
        var cast = Choose();
        if (!await db.Accounts.AnyAsync(cancel))
            await AddAccountsAsync(cast, cancel);
        DemoPerson[] people = [.. cast.Values];
        await WriteAsync("demo.json", people, cancel);
        if (configuration.GetValue(CrowdSetting, false))
            await WriteAsync("crowd.json", Crowd(cast), cancel);
        return people;
    }

    private Task WriteAsync(string name, IEnumerable<DemoPerson> people, CancellationToken cancel) =>
        File.WriteAllTextAsync(Path.Combine(portal.DataFolder, name), JsonSerializer.Serialize(people, Layout), cancel);

    private IEnumerable<DemoPerson> Crowd(Dictionary<int, DemoPerson> cast) =>
        country
            .People()
            .Where(x => !cast.ContainsKey(x.Index) && x.SimChangedHoursAgo is null)
            .Select(x => DemoPerson.Of(x, "active", NameOf(x), CrowdPassword));

    private Dictionary<int, DemoPerson> Choose()
    {
        var chosen = new Dictionary<int, DemoPerson>();
        foreach (var (kind, state) in DemoPerson.Cast)
        {
            var person = country
                .People()
                .FirstOrDefault(x =>
                    x.Kind == kind
                    && !chosen.ContainsKey(x.Index)
                    && x.SimChangedHoursAgo is not null == (state == DemoPerson.SimChanged)
                    && (HasAll(x) || state == DemoPerson.SimChanged)
                );
            if (person is null)
                continue; // A country of a few dozen may lack one.
            var hasAccount = state != DemoPerson.NoAccount;
            var password = string.Create(CultureInfo.InvariantCulture, $"copper river window {chosen.Count + 11}");
            var demo = DemoPerson.Of(person, state, hasAccount ? NameOf(person) : null, hasAccount ? password : null);
            chosen.Add(person.Index, state == DemoPerson.Guarded ? DemoAuthenticators.Give(demo) : demo);
        }
        return chosen;
    }

    private static bool HasAll(Person person) =>
        Question.For(person.Kind).All(x => DemoPerson.Datum(person, x.Key) is not null);

    private async Task AddAccountsAsync(Dictionary<int, DemoPerson> cast, CancellationToken cancel)
    {
        var crowd = await hasher.HashAsync(CrowdPassword, cancel);
        foreach (var batch in country.People().Chunk(BatchSize))
        {
            foreach (var person in batch)
            {
                if (!cast.TryGetValue(person.Index, out var demo))
                    db.Accounts.Add(Account(person, "active", crowd));
                else if (demo.Password is { } password)
                {
                    var account = Account(person, demo.State, await hasher.HashAsync(password, cancel));
                    db.Accounts.Add(account);
                    DemoAuthenticators.Bind(db, sealer, demo, account);
                }
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private SubscriberAccount Account(Person person, string state, string passwordHash)
    {
        var now = clock.Now();
        var id = RowId.New(now);
        var key = sealer.NewKey(id, now);
        var data = new PersonalData(
            person.IdentityNumber.Value,
            person.Mobile,
            person.NameArabic,
            person.NameEnglish,
            NameOf(person)
        );
        var found = index.Of(data);
        return new()
        {
            Id = id,
            IdentityKey = Secrets.NewKey(),
            NumberIndex = state == DemoPerson.LowAssurance ? Secrets.NewKey() : found.Number,
            ClaimIndex = state == DemoPerson.LowAssurance ? found.Number : null,
            MobileIndex = found.Mobile,
            UsernameIndex = found.Username,
            IndexVersion = index.Version,
            PasswordHash = passwordHash,
            DataKey = key,
            PersonalSealed = personal.Close(key, data),
            State = StateOf(state),
            HoldEndsAt = state == DemoPerson.OnHold ? now.AddDays(RecoveryLimits.HoldUntoldDays) : null,
            Language = person.Kind == PersonKind.Citizen ? "ar" : "en",
            CreatedAt = now,
        };
    }

    private static AccountState StateOf(string state) =>
        state switch
        {
            "active" or DemoPerson.OnHold or DemoPerson.Guarded or DemoPerson.SimChanged => AccountState.Active,
            DemoPerson.LowAssurance => AccountState.LowAssurance,
            "frozen" => AccountState.Frozen,
            "suspended" => AccountState.Suspended,
            "closed" => AccountState.Closed,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    internal static string NameOf(Person person)
    {
        var words = person.NameEnglish.Split(' ').Select(x => string.Concat(x.Where(char.IsAsciiLetter)));
        var name = string.Join('.', words.Where(x => x.Length > 0).Take(2)).ToLowerInvariant();
        var number = person.Index.ToString(CultureInfo.InvariantCulture);
        return name[..Math.Min(name.Length, Username.LengthMax - number.Length)] + number;
    }
}
