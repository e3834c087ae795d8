using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.SignIn;

namespace Miftah.Data.SignIn;

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("sign_in_attempt");
        builder.HasIndex(x => x.SecretHash).IsUnique();
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Property(x => x.Then).HasMaxLength(20);
        builder.Ignore(x => x.EndsAt);
        builder.Ignore(x => x.HasCode);
    }
}

internal sealed class SignInRecordMapping : IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("sign_in_record");
        builder.HasIndex(x => new { x.Key, x.At });
        builder.HasIndex(x => x.At); // The sweep reads by age.
        builder.Property(x => x.DeviceLabel).HasMaxLength(60);
    }
}
