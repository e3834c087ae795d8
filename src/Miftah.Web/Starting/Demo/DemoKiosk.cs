using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Data;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using NSec.Cryptography;

namespace Miftah.Web.Starting.Demo;

/// <summary>
/// Development only: one kiosk in service, and demo-kiosk.json, from which the simulator plays it. The file holds the
/// kiosk's private key, which a real device makes itself and never gives away.
/// </summary>
public sealed class DemoKiosk(
    MiftahDb db,
    ManageKiosks kiosks,
    Country country,
    SimulatedAgency agency,
    Portal portal,
    TimeProvider clock
)
{
    private const string FileName = "demo-kiosk.json";

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private sealed record Played(string Name, string IdentityNumber, string? Finger);

    private sealed record Plan(Guid Kiosk, string PrivateKey, Uri Origin, string AgencyKey, Played[] People);

    public async Task SettleAsync(IEnumerable<DemoPerson> people, CancellationToken cancel)
    {
        if (portal.KioskOrigin is not { } origin)
            return;
        var path = Path.Combine(portal.DataFolder, FileName);
        var former = await ReadAsync(path, cancel);
        var played = people.Select(Play).ToArray();
        var agencyKey = Convert.ToBase64String(agency.PublicKey);
        if (former is null || !await IsInServiceAsync(former.Kiosk, cancel))
        {
            // After a clone was played the kiosk is closed for good: the next start enrols another.
            using var key = Key.Create(
                SignatureAlgorithm.Ed25519,
                new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport }
            );
            var id = await EnrolAsync(key.Export(KeyBlobFormat.RawPublicKey), cancel);
            var secret = Convert.ToBase64String(key.Export(KeyBlobFormat.RawPrivateKey));
            former = new(id, secret, origin, agencyKey, played);
            File.Delete($"{path}.sequence");
        }
        var plan = former with { Origin = origin, AgencyKey = agencyKey, People = played };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(plan, Layout), cancel);
    }

    private Played Play(DemoPerson person)
    {
        var number = IdentityNumber.Parse(person.IdentityNumber).Match(x => x, _ => throw new InvalidDataException());
        var record = country.Find(number) is { } found ? FingerRegister.Of(found) : null;
        var finger = record is null ? null : Convert.ToBase64String(record.Write());
        return new(person.State, person.IdentityNumber, finger);
    }

    private Task<bool> IsInServiceAsync(Guid id, CancellationToken cancel) =>
        db.Kiosks.AnyAsync(x => x.Id == id && x.State == KioskState.Active, cancel);

    private async Task<Guid> EnrolAsync(byte[] publicKey, CancellationToken cancel)
    {
        var now = clock.Now();
        var place = await PlaceAsync(now, cancel);
        var asked = await kiosks.AskAsync(publicKey, place, RowId.New(now), now, cancel);
        var id = asked.Match(x => x, why => throw new InvalidOperationException(why.Code));
        await kiosks.ApproveAsync(id, RowId.New(now), now, cancel);
        return id;
    }

    private async Task<Guid> PlaceAsync(DateTime now, CancellationToken cancel)
    {
        if (await db.Offices.FirstOrDefaultAsync(x => x.Kind == OfficeKind.Kiosk, cancel) is { } found)
            return found.Id;
        var made = new Office
        {
            Id = RowId.New(now),
            NameAr = "جهاز السوق المركزي",
            NameEn = "Central market kiosk",
            Agency = OfficeAgency.CivilAffairs,
            Kind = OfficeKind.Kiosk,
            CityAr = "العاصمة",
            CityEn = "Capital",
            AddressAr = "السوق المركزي، البوابة 2",
            AddressEn = "Central market, gate 2",
            HoursAr = "كل يوم، من 8 صباحًا إلى 10 مساءً",
            HoursEn = "Every day, 8:00 to 22:00",
            Offers =
                OfficeOffers.ChangeMobile
                | OfficeOffers.NewPassword
                | OfficeOffers.Activate
                | OfficeOffers.LiftHold
                | OfficeOffers.Unfreeze,
        };
        db.Offices.Add(made);
        await db.SaveChangesAsync(cancel);
        return made.Id;
    }

    private static async Task<Plan?> ReadAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            return null;
        return JsonSerializer.Deserialize<Plan>(await File.ReadAllTextAsync(path, cancel), Layout);
    }
}
