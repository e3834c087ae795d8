using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

internal sealed class EmailClaimMapping : IEntityTypeConfiguration<EmailClaim>
{
    public void Configure(EntityTypeBuilder<EmailClaim> builder)
    {
        builder.ToTable("email_claim");
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}
