using Microsoft.EntityFrameworkCore;

namespace Miftah.Data;

/// <summary>What the portal remembers.</summary>
public abstract class MiftahDb(DbContextOptions options) : DbContext(options);
