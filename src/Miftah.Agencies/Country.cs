namespace Miftah.Agencies;

/// <summary>The synthetic country.</summary>
public sealed class Country;
