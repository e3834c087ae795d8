using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Agencies;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;

namespace Miftah.Web.Starting.Demo;

/// <summary>One of the demo staff, with the link to join by.</summary>
public sealed record DemoColleague(string Name, string Role, string Office, string IdentityNumber, string Join);

/// <summary>
/// Development only: offices and one member for each role, two for officers, each with a link to bind a passkey of
/// one's own browser. The links of those who have not joined are new at each start: demo-staff.json in the data folder.
/// </summary>
public sealed class DemoStaff(
    MiftahDb db,
    Country country,
    StaffPersonalSeal seal,
    BlindIndex index,
    Portal portal,
    TimeProvider clock
)
{
    private static readonly (string Ar, string En, OfficeAgency Agency, string CityAr, string CityEn)[] Places =
    [
        ("جوازات العاصمة", "Passports, capital", OfficeAgency.Passports, "العاصمة", "Capital"),
        ("جوازات الساحل", "Passports, coast", OfficeAgency.Passports, "الساحل", "Coast"),
        ("الأحوال المدنية في العاصمة", "Civil affairs, capital", OfficeAgency.CivilAffairs, "العاصمة", "Capital"),
        ("الدعم الفني", "Support desk", OfficeAgency.Support, "", ""),
        ("تشغيل البوابة", "Portal operations", OfficeAgency.Operations, "", ""),
    ];

    // Everything but a password: that takes a finger at a kiosk.
    private const OfficeOffers AtACounter =
        OfficeOffers.ChangeMobile
        | OfficeOffers.Activate
        | OfficeOffers.LiftHold
        | OfficeOffers.Unfreeze
        | OfficeOffers.RemoveAuthenticators
        | OfficeOffers.CloseDeceased;

    private static readonly (StaffRole Role, int Place)[] Members =
    [
        (StaffRole.PassportsOfficer, 0),
        (StaffRole.PassportsOfficer, 1),
        (StaffRole.CivilAffairsOfficer, 2),
        (StaffRole.Approver, 1),
        (StaffRole.SupportAgent, 3),
        (StaffRole.Auditor, 4),
        (StaffRole.Operator, 4),
        (StaffRole.Administrator, 4),
        (StaffRole.Administrator, 4),
    ];

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public async Task SettleAsync(CancellationToken cancel)
    {
        if (!await db.StaffAccounts.AnyAsync(cancel))
            await AddAsync(cancel);
        var waiting = await db.StaffAccounts.Where(x => x.State == StaffState.Invited).ToListAsync(cancel);
        var offices = await db.Offices.ToDictionaryAsync(x => x.Id, x => x.NameEn, cancel);
        await db.StaffInvitations.Where(x => x.UsedAt == null && !x.IsFirst).ExecuteDeleteAsync(cancel);
        DemoColleague[] members =
        [
            .. waiting
                .Select(x => (Account: x, Who: seal.Open(x)))
                .Select(x => new DemoColleague(
                    x.Who.Name,
                    x.Account.Roles.ToString(),
                    offices[x.Account.OfficeId],
                    x.Who.IdentityNumber,
                    new Uri(portal.StaffOrigin!, $"/en/staff/join/{Invite(x.Account.Id)}").ToString()
                )),
        ];
        await db.SaveChangesAsync(cancel);
        var file = Path.Combine(portal.DataFolder, "demo-staff.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(members, Layout), cancel);
    }

    private string Invite(Guid staff)
    {
        var now = clock.Now();
        var token = Secrets.NewToken();
        db.StaffInvitations.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = staff,
                TokenHash = Secrets.Hash(token),
                IsFirst = false,
                EndsAt = now.AddHours(StaffInvitation.LifetimeHours),
            }
        );
        return token;
    }

    private static Office OfficeOf(
        Guid id,
        (string Ar, string En, OfficeAgency Agency, string CityAr, string CityEn) place
    )
    {
        var (ar, en, agency, cityAr, cityEn) = place;
        var isForPeople = cityEn.Length > 0;
        return new()
        {
            Id = id,
            NameAr = ar,
            NameEn = en,
            Agency = agency,
            Kind = OfficeKind.Office,
            CityAr = cityAr,
            CityEn = cityEn,
            AddressAr = isForPeople ? "شارع المثال، المبنى 1" : "",
            AddressEn = isForPeople ? "Example Street, building 1" : "",
            HoursAr = isForPeople ? "من الأحد إلى الخميس، من 8 صباحًا إلى 2 ظهرًا" : "",
            HoursEn = isForPeople ? "Sunday to Thursday, 8:00 to 14:00" : "",
            Offers = isForPeople ? AtACounter : OfficeOffers.None,
        };
    }

    private async Task AddAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        Office[] offices = [.. Places.Select(x => OfficeOf(RowId.New(now), x))];
        db.Offices.AddRange(offices);
        // From the end of the country, whose beginning is the demo people's.
        var people = country.People().Reverse().Where(x => x.Kind == PersonKind.Citizen).Take(Members.Length);
        foreach (var ((role, place), person) in Members.Zip(people))
        {
            var id = RowId.New(now);
            db.StaffAccounts.Add(
                new()
                {
                    Id = id,
                    OfficeId = offices[place].Id,
                    Roles = role,
                    State = StaffState.Invited,
                    NumberKey = StaffAccount.KeyOf(index, person.IdentityNumber.Value),
                    PersonalSealed = seal.Close(id, new(person.NameEnglish, person.IdentityNumber.Value)),
                    CreatedAt = now,
                }
            );
        }
        await db.SaveChangesAsync(cancel);
    }
}
