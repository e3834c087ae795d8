namespace Miftah.Agencies.Names;

/// <summary>A nationality of the population.</summary>
/// <param name="Code">ISO 3166-1, two letters.</param>
/// <param name="Names">The names its people bear.</param>
/// <param name="PassportPattern">As <see cref="Seeded.Draws.Number"/> reads it.</param>
/// <param name="MalePercent">Of 100 adults.</param>
/// <param name="Weight">Its share among residents, against the other weights.</param>
internal sealed record Nationality(string Code, NameStock Names, string PassportPattern, int MalePercent, int Weight)
{
    /// <summary>The nationality of citizens.</summary>
    public static readonly Nationality Home = new("SA", ArabNames.Home, "@########", MalePercent: 50, Weight: 0);

    private static readonly Nationality[] Foreign =
    [
        new("BD", AsianNames.Bangladeshi, "@########", MalePercent: 85, Weight: 15),
        new("IN", AsianNames.Indian, "@#######", MalePercent: 75, Weight: 14),
        new("PK", AsianNames.Pakistani, "@@#######", MalePercent: 80, Weight: 13),
        new("YE", ArabNames.Yemeni, "########", MalePercent: 70, Weight: 12),
        new("EG", ArabNames.Egyptian, "A########", MalePercent: 65, Weight: 11),
        new("SD", ArabNames.Sudanese, "P########", MalePercent: 65, Weight: 7),
        new("PH", WesternNames.Filipino, "P#######@", MalePercent: 50, Weight: 6),
        new("SY", ArabNames.Levantine, "N########", MalePercent: 55, Weight: 5),
        new("ID", AsianNames.Indonesian, "@#######", MalePercent: 30, Weight: 4),
        new("JO", ArabNames.Levantine, "@######", MalePercent: 55, Weight: 4),
        new("NP", AsianNames.Nepali, "PA#######", MalePercent: 85, Weight: 4),
        new("ET", AfricanNames.Ethiopian, "EP#######", MalePercent: 35, Weight: 3),
        new("GB", WesternNames.British, "#########", MalePercent: 55, Weight: 1),
        new("US", WesternNames.British, "@########", MalePercent: 55, Weight: 1),
    ];

    /// <summary>Each nationality of residents as often as its weight says.</summary>
    public static readonly Nationality[] Weighted = [.. Foreign.SelectMany(x => Enumerable.Repeat(x, x.Weight))];
}
