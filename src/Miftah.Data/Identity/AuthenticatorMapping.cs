using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticator");
        builder.HasIndex(x => x.AccountId);
    }
}

internal sealed class SavedCodeMapping : IEntityTypeConfiguration<SavedCode>
{
    public void Configure(EntityTypeBuilder<SavedCode> builder)
    {
        builder.ToTable("saved_code");
        builder.HasIndex(x => new { x.SetId, x.Hash }).IsUnique();
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkey");
        builder.HasIndex(x => x.DeviceKeyId).IsUnique(); // One key, one account.
        builder.HasIndex(x => x.AccountId);
        builder.Property(x => x.Transports).HasMaxLength(100);
    }
}

internal sealed class PasskeyChallengeMapping : IEntityTypeConfiguration<PasskeyChallenge>
{
    public void Configure(EntityTypeBuilder<PasskeyChallenge> builder)
    {
        builder.ToTable("passkey_challenge");
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}
