using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit_record");
        builder.HasIndex(x => new { x.AccountId, x.At });
        builder.HasIndex(x => x.LogIndex).IsUnique();
        // Auditors look for an act, or for who acted, among all records.
        builder.HasIndex(x => new { x.Act, x.LogIndex });
        builder.HasIndex(x => new { x.Actor, x.LogIndex });
        builder.HasIndex(x => x.Id, "IX_audit_record_unsequenced").HasFilter("\"LogIndex\" is null");
        builder.Property(x => x.Act).HasMaxLength(40);
        builder.Property(x => x.Actor).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Proofs).HasMaxLength(120);
        builder.Property(x => x.Detail).HasMaxLength(1000);
    }
}
