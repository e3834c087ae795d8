using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Contact;

namespace Miftah.Data.Contact;

internal sealed class ContactMessageMapping : IEntityTypeConfiguration<ContactMessage>
{
    public void Configure(EntityTypeBuilder<ContactMessage> builder)
    {
        builder.ToTable("contact_message");
        builder.HasIndex(x => new { x.State, x.ReceivedAt }); // The line reads the oldest that waits.
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.Property(x => x.Reference).HasMaxLength(Domain.Text.Reference.Length);
        builder.Property(x => x.Language).HasMaxLength(2);
    }
}
