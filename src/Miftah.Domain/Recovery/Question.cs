using Miftah.Domain.Identity;

namespace Miftah.Domain.Recovery;

/// <summary>
/// A question about an official document. The lists are closed and the same for everyone of a kind, so that a list says
/// nothing about who has a passport, a car or children.
/// </summary>
public sealed class Question
{
    // Issued in runs, hence far fewer numbers than could be written.
    private static readonly Question PassportNumber = new(
        Keys.PassportNumber,
        new DocumentNumberFormat(),
        spaceSize: 10_000_000
    );

    // The days of 62 years, 18 to 80.
    private static readonly Question BirthDate = new(Keys.BirthDate, DateFormat.Birth, spaceSize: 22_000);

    private static readonly Question[] OfCitizens =
    [
        PassportNumber,
        // The days of the ten years for which a card is issued.
        new(Keys.IdExpiryDate, DateFormat.Expiry, spaceSize: 3_600),
        // Few cards go beyond the fifth.
        new(Keys.IdVersion, DigitsFormat.IdVersion, spaceSize: 5),
        BirthDate,
        // Eight free digits, of which the living minors hold a part; and up to five answers are right.
        new(Keys.DependantNumber, new IdentityNumberFormat(), spaceSize: 2_000_000),
    ];

    private static readonly Question[] OfResidents =
    [
        PassportNumber,
        // The days of the year for which most permits are issued.
        new(Keys.IqamaExpiryDate, DateFormat.Expiry, spaceSize: 365),
        // Issued in runs by day of entry.
        new(Keys.BorderNumber, DigitsFormat.BorderNumber, spaceSize: 10_000_000),
        BirthDate,
        // The establishments of a country, fewer than the digits allow.
        new(Keys.EmployerNumber, DigitsFormat.EmployerNumber, spaceSize: 100_000),
    ];

    private Question(string key, AnswerFormat format, long spaceSize) =>
        (Key, Format, SpaceSize) = (key, format, spaceSize);

    /// <summary>Stable name: part of the public interface, of stored attempts and of text keys.</summary>
    public string Key { get; }

    public AnswerFormat Format { get; }

    /// <summary>
    /// How many equally likely values a stranger faces who knows nothing of the person; approximate, rounded down. A
    /// stranger's chance with n guesses is n in this many.
    /// </summary>
    /// <remarks>
    /// The start-up arithmetic of the guess budgets reads it. Where the values of a country bunch (registered birthdays
    /// on one day of the year, a few large employers), the operator must set it lower.
    /// </remarks>
    public long SpaceSize { get; }

    /// <summary>Whether the page shows a calendar, day, month and year instead of one text field.</summary>
    public bool AsksDate => Format is DateFormat;

    /// <summary>Whether the one text field takes digits only, for the keyboard that a phone shows.</summary>
    public bool AsksDigits => Format is DigitsFormat or IdentityNumberFormat;

    /// <summary>The questions that a person of that kind may choose from, in the order shown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static IReadOnlyList<Question> For(PersonKind kind) =>
        kind switch
        {
            PersonKind.Citizen => OfCitizens,
            PersonKind.Resident => OfResidents,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Neither citizen nor resident."),
        };

    /// <summary>The question of that key; null where it is not on the list of that kind.</summary>
    public static Question? Find(PersonKind kind, string? key) =>
        For(kind).FirstOrDefault(x => string.Equals(x.Key, key, StringComparison.Ordinal));

    /// <summary>The keys, for those who must name a question: the registers of the agencies.</summary>
    public static class Keys
    {
        public const string PassportNumber = "passport-number";
        public const string BirthDate = "birth-date";
        public const string IdExpiryDate = "id-expiry-date";
        public const string IdVersion = "id-version";
        public const string DependantNumber = "dependant-number";
        public const string IqamaExpiryDate = "iqama-expiry-date";
        public const string BorderNumber = "border-number";
        public const string EmployerNumber = "employer-number";
    }
}
