using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Casework;

namespace Miftah.Data.Casework;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("case");
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => new
        {
            x.OfficeId,
            x.State,
            x.OpenedAt,
        }); // A queue, the oldest first.
        builder.HasIndex(x => x.AssignedTo);
        builder.HasIndex(x => x.SecondId);
        builder.Property(x => x.Reference).HasMaxLength(Domain.Text.Reference.Length);
        builder.Property(x => x.Reason).HasMaxLength(40);
        builder.Ignore(x => x.Rule);
        builder.Ignore(x => x.IsOpen);
        builder.Ignore(x => x.IsVetoed);
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decision");
        // One verdict a seat and a round, and nobody sits on both.
        builder
            .HasIndex(x => new
            {
                x.CaseId,
                x.Round,
                x.IsSecond,
            })
            .IsUnique();
        builder
            .HasIndex(x => new
            {
                x.CaseId,
                x.Round,
                x.StaffId,
            })
            .IsUnique();
        builder.Property(x => x.Reason).HasMaxLength(40);
    }
}

internal sealed class LookMapping : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("look");
        builder.HasIndex(x => new { x.StaffId, x.At }); // How many in the window.
        builder.HasIndex(x => x.AccountId);
        builder.HasIndex(x => x.CaseId);
        builder.Property(x => x.Reason).HasMaxLength(40);
    }
}

internal sealed class LookStopMapping : IEntityTypeConfiguration<LookStop>
{
    public void Configure(EntityTypeBuilder<LookStop> builder)
    {
        builder.ToTable("look_stop");
        builder.HasIndex(x => x.StaffId);
    }
}

internal sealed class VetoLinkMapping : IEntityTypeConfiguration<VetoLink>
{
    public void Configure(EntityTypeBuilder<VetoLink> builder)
    {
        builder.ToTable("veto_link");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => x.CaseId);
        builder.HasIndex(x => x.EndsAt); // The sweep reads by age.
    }
}
