using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain;
using Miftah.Domain.Audit;

namespace Miftah.Data.Outbox;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_message");
        builder.HasIndex(x => x.DueAt);
        builder.Property(x => x.Kind).HasMaxLength(40);
    }
}

internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit_record");
        builder.HasIndex(x => new { x.AccountId, x.At });
        builder.Property(x => x.Act).HasMaxLength(40);
        builder.Property(x => x.Actor).HasMaxLength(20);
        builder.Property(x => x.Proofs).HasMaxLength(80);
    }
}
