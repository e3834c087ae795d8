using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Staff;

/// <summary>
/// A portal without staff prints one secret at its start, with which the first administrator joins. It is kept hashed,
/// works once and for three days; the next start without staff prints another, and the former is nothing.
/// </summary>
public sealed class FirstAdministrator(MiftahDb db, TimeProvider clock)
{
    /// <returns>The secret to print; null once anybody has joined.</returns>
    public async Task<string?> OfferAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.StaffAccounts.AnyAsync(x => x.State != StaffState.Invited, cancel))
            return null;
        var former = db.StaffInvitations.Where(x => x.IsFirst);
        await db.StaffAccounts.Where(x => former.Any(i => i.StaffId == x.Id)).ExecuteDeleteAsync(cancel);
        await former.ExecuteDeleteAsync(cancel);
        var now = clock.Now();
        var (token, id) = (Secrets.NewToken(), RowId.New(now));
        db.StaffAccounts.Add(
            new()
            {
                Id = id,
                OfficeId = await OfficeAsync(now, cancel),
                Roles = StaffRole.Administrator,
                State = StaffState.Invited,
                NumberKey = Secrets.NewKey(),
                PersonalSealed = [],
                CreatedAt = now,
            }
        );
        db.StaffInvitations.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = id,
                TokenHash = Secrets.Hash(token),
                IsFirst = true,
                EndsAt = now.AddHours(StaffInvitation.LifetimeHours),
            }
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return token;
    }

    private async Task<Guid> OfficeAsync(DateTime now, CancellationToken cancel)
    {
        var found = await db.Offices.FirstOrDefaultAsync(x => x.Agency == OfficeAgency.Operations, cancel);
        if (found is not null)
            return found.Id;
        var made = new Office
        {
            Id = RowId.New(now),
            NameAr = "تشغيل البوابة",
            NameEn = "Portal operations",
            Agency = OfficeAgency.Operations,
            Kind = OfficeKind.Office,
        };
        db.Offices.Add(made);
        return made.Id;
    }
}
