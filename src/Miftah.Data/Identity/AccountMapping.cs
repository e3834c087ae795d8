using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

internal sealed class AccountMapping : IEntityTypeConfiguration<SubscriberAccount>
{
    public void Configure(EntityTypeBuilder<SubscriberAccount> builder)
    {
        builder.ToTable("subscriber_account");
        builder.HasIndex(x => x.IdentityKey).IsUnique();
        builder.HasIndex(x => x.NumberIndex).IsUnique();
        builder.HasIndex(x => x.ClaimIndex); // Not unique: rivals may claim one number.
        builder.HasIndex(x => x.MobileIndex).IsUnique(); // One account a number.
        builder.HasIndex(x => x.UsernameIndex).IsUnique();
        builder.HasIndex(x => x.IndexVersion); // A change of the index key reads by version.
        builder.Property(x => x.PasswordHash).HasMaxLength(200);
        builder.Property(x => x.Language).HasMaxLength(2);
        // Read with the account, or each opening of it would cost a round trip.
        builder.HasOne(x => x.DataKey).WithOne().HasForeignKey<DataKey>(x => x.SubjectId);
        builder.Navigation(x => x.DataKey).AutoInclude();
    }
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_key");
        builder.HasKey(x => x.SubjectId);
        builder.HasIndex(x => x.MasterVersion); // Re-wrapping reads by version.
    }
}

internal sealed class KnownDeviceMapping : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("known_device");
        // One browser may be known to a family's accounts.
        builder.HasIndex(x => new { x.TokenHash, x.IdentityKey }).IsUnique();
        builder.HasIndex(x => x.AccountId);
        builder.Property(x => x.Label).HasMaxLength(60);
    }
}

internal sealed class FreezeLinkMapping : IEntityTypeConfiguration<FreezeLink>
{
    public void Configure(EntityTypeBuilder<FreezeLink> builder)
    {
        builder.ToTable("freeze_link");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Property(x => x.DeviceLabel).HasMaxLength(60);
        builder.Ignore(x => x.EndsAt);
    }
}
