using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

internal sealed class LogHeadMapping : IEntityTypeConfiguration<LogHead>
{
    public void Configure(EntityTypeBuilder<LogHead> builder)
    {
        builder.ToTable("log_head");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasData(
            new LogHead
            {
                Id = LogHead.Only,
                Size = 0,
                Checkpoint = "",
            }
        );
    }
}

internal sealed class LogTileMapping : IEntityTypeConfiguration<LogTile>
{
    public void Configure(EntityTypeBuilder<LogTile> builder)
    {
        builder.ToTable("log_tile");
        builder.HasKey(x => new { x.Level, x.Index });
        builder.Property(x => x.Index).ValueGeneratedNever();
    }
}
