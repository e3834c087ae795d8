using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Kiosk;

namespace Miftah.Data.Kiosk;

internal sealed class KioskVisitMapping : IEntityTypeConfiguration<KioskVisit>
{
    public void Configure(EntityTypeBuilder<KioskVisit> builder)
    {
        builder.ToTable("kiosk_visit");
        builder.HasIndex(x => x.SecretHash).IsUnique();
        builder.HasIndex(x => x.LinkHash).IsUnique();
        builder.HasIndex(x => x.IdentityKey); // HMAC of the identity number; rows exist for numbers nobody has.
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Ignore(x => x.EndsAt);
        builder.Ignore(x => x.IsAsking);
        builder.Ignore(x => x.HasFingersLeft);
        builder.Ignore(x => x.Reference);
        builder.Ignore(x => x.Shown);
        builder.Ignore(x => x.Furthest);
    }
}
