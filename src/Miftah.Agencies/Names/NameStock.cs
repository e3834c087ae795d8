namespace Miftah.Agencies.Names;

/// <summary>The names of a nationality and how a full name is built.</summary>
/// <param name="Fathers">How many forefathers' given names follow the person's own, 0 to 2.</param>
/// <param name="Male">Given names of men.</param>
/// <param name="Female">Given names of women.</param>
/// <param name="Families">Family names; empty where a name ends with the forefathers.</param>
internal sealed record NameStock(int Fathers, Name[] Male, Name[] Female, Name[] Families)
{
    public Name[] Given(Sex sex) => sex == Sex.Male ? Male : Female;
}
