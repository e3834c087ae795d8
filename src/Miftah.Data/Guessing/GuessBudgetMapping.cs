using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Challenges;
using Miftah.Domain.Guessing;

namespace Miftah.Data.Guessing;

internal sealed class GuessBudgetMapping : IEntityTypeConfiguration<GuessBudget>
{
    public void Configure(EntityTypeBuilder<GuessBudget> builder)
    {
        builder.ToTable("guess_budget");
        builder.HasKey(x => new
        {
            x.Key,
            x.Kind,
            x.Lane,
        });
        builder.HasIndex(x => x.T1); // The sweep reads by age.
        builder.Ignore(x => x.Times);
    }
}

internal sealed class SpentChallengeMapping : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("spent_challenge");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}
