using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Staff;

namespace Miftah.Data.Staff;

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.ToTable("office");
        builder.Property(x => x.NameAr).HasMaxLength(Office.NameLengthMax);
        builder.Property(x => x.NameEn).HasMaxLength(Office.NameLengthMax);
        builder.Property(x => x.CityAr).HasMaxLength(Office.TextLengthMax);
        builder.Property(x => x.CityEn).HasMaxLength(Office.TextLengthMax);
        builder.Property(x => x.AddressAr).HasMaxLength(Office.TextLengthMax);
        builder.Property(x => x.AddressEn).HasMaxLength(Office.TextLengthMax);
        builder.Property(x => x.HoursAr).HasMaxLength(Office.TextLengthMax);
        builder.Property(x => x.HoursEn).HasMaxLength(Office.TextLengthMax);
    }
}

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_account");
        builder.HasOne<Office>().WithMany().HasForeignKey(x => x.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.NumberKey).IsUnique(); // One account a person.
    }
}

internal sealed class StaffPasskeyMapping : IEntityTypeConfiguration<StaffPasskey>
{
    public void Configure(EntityTypeBuilder<StaffPasskey> builder)
    {
        builder.ToTable("staff_passkey");
        builder.HasIndex(x => x.DeviceKeyId).IsUnique(); // One key, one member.
        builder.HasIndex(x => x.StaffId);
        builder.Property(x => x.Transports).HasMaxLength(100);
    }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_session");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => x.StaffId);
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Property(x => x.DeviceLabel).HasMaxLength(60);
    }
}

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitation");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => x.StaffId);
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}

internal sealed class StaffChangeMapping : IEntityTypeConfiguration<StaffChange>
{
    public void Configure(EntityTypeBuilder<StaffChange> builder)
    {
        builder.ToTable("staff_change");
        builder.HasIndex(x => x.StaffId);
        builder.HasIndex(x => x.AskedAt); // The sweep reads by age.
    }
}
