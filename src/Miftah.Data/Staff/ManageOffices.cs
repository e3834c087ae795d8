using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;

namespace Miftah.Data.Staff;

/// <summary>
/// What operators do to offices. Each act is one conditional statement and its record in one transaction; of two who
/// change one office at once, the second is told.
/// </summary>
public sealed class ManageOffices(MiftahDb db)
{
    public static readonly Refusal Stale = new("offices.stale");

    public async Task<Guid> AddAsync(
        OfficeWords words,
        OfficeAgency agency,
        OfficeKind kind,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        var id = RowId.New(now);
        db.Offices.Add(
            new()
            {
                Id = id,
                Agency = agency,
                Kind = kind,
                NameAr = words.NameAr,
                NameEn = words.NameEn,
                CityAr = words.CityAr,
                CityEn = words.CityEn,
                AddressAr = words.AddressAr,
                AddressEn = words.AddressEn,
                HoursAr = words.HoursAr,
                HoursEn = words.HoursEn,
                Offers = words.Offers,
            }
        );
        Record(Acts.OfficeAdded, id, by, now);
        await db.SaveChangesAsync(cancel);
        return id;
    }

    /// <param name="office">Which.</param>
    /// <param name="version">What the operator read before changing it.</param>
    /// <param name="words">What it says from now on.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>Null when it is done.</returns>
    public async Task<Refusal?> ChangeAsync(
        Guid office,
        int version,
        OfficeWords words,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = await db
            .Offices.Where(x => x.Id == office && x.Version == version)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Version, version + 1)
                        .SetProperty(x => x.NameAr, words.NameAr)
                        .SetProperty(x => x.NameEn, words.NameEn)
                        .SetProperty(x => x.CityAr, words.CityAr)
                        .SetProperty(x => x.CityEn, words.CityEn)
                        .SetProperty(x => x.AddressAr, words.AddressAr)
                        .SetProperty(x => x.AddressEn, words.AddressEn)
                        .SetProperty(x => x.HoursAr, words.HoursAr)
                        .SetProperty(x => x.HoursEn, words.HoursEn)
                        .SetProperty(x => x.Offers, words.Offers),
                cancel
            );
        if (changed != 1)
            return Stale;
        Record(Acts.OfficeChanged, office, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Closes an open office, or opens a closed one again. Staff and kiosks stay as they are.</summary>
    /// <returns>Null when it is done.</returns>
    public async Task<Refusal?> CloseAsync(Guid office, bool close, Guid by, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        DateTime? closedAt = close ? now : null;
        var changed = await db
            .Offices.Where(x => x.Id == office && (x.ClosedAt == null) == close)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.ClosedAt, closedAt).SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (changed != 1)
            return Stale;
        Record(close ? Acts.OfficeClosed : Acts.OfficeReopened, office, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private void Record(string act, Guid office, Guid by, DateTime now) =>
        db.AuditRecords.Add(AuditRecord.New(act, office, Actor.Officer, office, now, officer: by));
}
