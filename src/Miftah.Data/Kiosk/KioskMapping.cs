using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;

namespace Miftah.Data.Kiosk;

internal sealed class KioskDeviceMapping : IEntityTypeConfiguration<KioskDevice>
{
    public void Configure(EntityTypeBuilder<KioskDevice> builder)
    {
        builder.ToTable("kiosk");
        builder.HasOne<Office>().WithMany().HasForeignKey(x => x.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.PublicKey).IsUnique(); // A key that was revoked never comes back.
    }
}

internal sealed class KioskMessageMapping : IEntityTypeConfiguration<KioskMessage>
{
    public void Configure(EntityTypeBuilder<KioskMessage> builder)
    {
        builder.ToTable("kiosk_message");
        builder.HasIndex(x => new { x.KioskId, x.Sequence }).IsUnique();
        builder.HasIndex(x => x.At); // The sweep reads by age.
    }
}
