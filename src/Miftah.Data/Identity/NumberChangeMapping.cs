using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

internal sealed class NumberChangeMapping : IEntityTypeConfiguration<NumberChange>
{
    public void Configure(EntityTypeBuilder<NumberChange> builder)
    {
        builder.ToTable("number_change");
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => x.Within);
        builder.HasIndex(x => x.StartedAt); // The sweep reads by age.
        builder.Ignore(x => x.EndsAt);
    }
}
