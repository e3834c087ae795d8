using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Messaging;

namespace Miftah.Data.Messaging;

internal sealed class MailMessageMapping : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> builder)
    {
        builder.ToTable("mail_message");
        builder.HasIndex(x => x.ReceiverHash); // The support desk says what became of a person's e-mails.
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}
