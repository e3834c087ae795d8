using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain;

namespace Miftah.Data.Outbox;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_message");
        // The order in which they are claimed.
        builder.HasIndex(x => new { x.Lane, x.DueAt });
        builder.Property(x => x.Lane).HasDefaultValue(OutboxLane.Work).HasSentinel((OutboxLane)0);
        builder.Property(x => x.Kind).HasMaxLength(40);
    }
}
