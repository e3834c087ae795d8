using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Messaging;

namespace Miftah.Data.Messaging;

internal sealed class SmsMessageMapping : IEntityTypeConfiguration<SmsMessage>
{
    public void Configure(EntityTypeBuilder<SmsMessage> builder)
    {
        builder.ToTable("sms_message");
        builder.HasIndex(x => x.ReportTokenHash).IsUnique();
        builder.HasIndex(x => x.TextHash); // A person asks whether a message is ours.
        builder.HasIndex(x => x.ReceiverHash); // The support desk says what became of a person's messages.
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
        builder.HasIndex(x => new
        {
            x.CreatedAt,
            x.Prefix,
            x.Status,
        }); // Operators' figures read by age, and so does the sweep.
        builder.Property(x => x.Prefix).HasMaxLength(8);
        builder.Property(x => x.Status).IsConcurrencyToken(); // A report and the gateway's answer may meet.
        builder.Property(x => x.GatewayId).HasMaxLength(100);
    }
}

internal sealed class SmsCountMapping : IEntityTypeConfiguration<SmsCount>
{
    public void Configure(EntityTypeBuilder<SmsCount> builder)
    {
        builder.ToTable("sms_count");
        builder.HasKey(x => new
        {
            x.Scope,
            x.Hours,
            x.StartsAt,
        });
        builder.HasIndex(x => x.StartsAt); // The sweep reads by age.
        builder.Property(x => x.Scope).HasMaxLength(SmsCount.ScopeMax);
    }
}
