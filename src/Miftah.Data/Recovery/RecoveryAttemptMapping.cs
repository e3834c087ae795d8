using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Recovery;

namespace Miftah.Data.Recovery;

internal sealed class RecoveryAttemptMapping : IEntityTypeConfiguration<RecoveryAttempt>
{
    public void Configure(EntityTypeBuilder<RecoveryAttempt> builder)
    {
        builder.ToTable("recovery_attempt");
        builder.HasIndex(x => x.SecretHash).IsUnique();
        builder.HasIndex(x => x.IdentityKey); // HMAC of the identity number; rows exist for numbers nobody has.
        builder.HasIndex(x => x.Reference); // The support desk finds it by what its caller says.
        builder.Property(x => x.Reference).HasMaxLength(Domain.Text.Reference.Length);
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Property(x => x.DeviceLabel).HasMaxLength(60);
        builder.Property(x => x.QuestionKey).HasMaxLength(40);
        builder.Ignore(x => x.EndsAt);
        builder.Ignore(x => x.Shown);
        builder.Ignore(x => x.Furthest);
        builder.Ignore(x => x.ProofNames);
        builder.Ignore(x => x.ResendOpensAt);
        builder.Ignore(x => x.CodeShownUntil);
    }
}
