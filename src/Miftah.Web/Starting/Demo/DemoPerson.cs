using Miftah.Agencies;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Starting.Demo;

/// <summary>A person to try the portal with, as demo.json tells tools.</summary>
/// <param name="Kind">"citizen" or "resident".</param>
/// <param name="State">"active", "low-assurance", "on-hold", "frozen", "suspended", "closed", "no-account",
/// "guarded" or "sim-changed".</param>
/// <param name="IdentityNumber">Ten digits.</param>
/// <param name="Mobile">The registered mobile in E.164.</param>
/// <param name="Username">Null without an account.</param>
/// <param name="Password">Null without an account.</param>
/// <param name="Documents">One right answer for each question of the kind; dates as yyyy-MM-dd, Gregorian.</param>
public sealed record DemoPerson(
    string Kind,
    string State,
    string IdentityNumber,
    string Mobile,
    string? Username,
    string? Password,
    IReadOnlyDictionary<string, string?> Documents
)
{
    /// <summary>The secret of the person's authenticator app in base32; null without one.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>The person's saved recovery codes, unused at first; null without a set.</summary>
    public IReadOnlyList<string>? SavedCodes { get; init; }

    public const string NoAccount = "no-account";

    /// <summary>Opened online, not yet activated.</summary>
    public const string LowAssurance = "low-assurance";

    public const string OnHold = "on-hold";

    /// <summary>Active; the SIM of the mobile is of these days.</summary>
    public const string SimChanged = "sim-changed";

    /// <summary>Active, with an authenticator app and saved codes.</summary>
    public const string Guarded = "guarded";

    /// <summary>
    /// The states of the demo people, given to the first people of the country who can answer every question.
    /// </summary>
    internal static readonly (PersonKind Kind, string State)[] Cast =
    [
        (PersonKind.Citizen, "active"),
        (PersonKind.Resident, "active"),
        (PersonKind.Citizen, "active"),
        (PersonKind.Resident, "active"),
        (PersonKind.Citizen, "active"),
        (PersonKind.Resident, "active"),
        (PersonKind.Citizen, LowAssurance),
        (PersonKind.Resident, OnHold),
        (PersonKind.Citizen, "frozen"),
        (PersonKind.Resident, "suspended"),
        (PersonKind.Citizen, "closed"),
        (PersonKind.Citizen, NoAccount),
        (PersonKind.Resident, NoAccount),
        (PersonKind.Citizen, Guarded),
        (PersonKind.Resident, Guarded),
        (PersonKind.Citizen, SimChanged),
    ];

    internal static DemoPerson Of(Person person, string state, string? username, string? password) =>
        new(
            person.Kind == PersonKind.Citizen ? "citizen" : "resident",
            state,
            person.IdentityNumber.Value,
            person.Mobile,
            username,
            password,
            Question.For(person.Kind).ToDictionary(x => x.Key, x => Datum(person, x.Key), StringComparer.Ordinal)
        );

    /// <summary>What is printed on the person's documents; null where there is none.</summary>
    internal static string? Datum(Person person, string question) =>
        question switch
        {
            Question.Keys.PassportNumber => person.PassportNumber,
            Question.Keys.BirthDate => Iso(person.BirthDate),
            Question.Keys.IdExpiryDate => Iso(person.IdExpiryDate),
            Question.Keys.IdVersion => person.IdVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Question.Keys.DependantNumber => person.Dependants.Count > 0
                ? person.Dependants[0].IdentityNumber.Value
                : null,
            Question.Keys.IqamaExpiryDate => Iso(person.IqamaExpiryDate),
            Question.Keys.BorderNumber => person.BorderNumber,
            Question.Keys.EmployerNumber => person.EmployerNumber,
            _ => throw new ArgumentOutOfRangeException(nameof(question), question, "No such question."),
        };

    private static string? Iso(DateOnly? date) =>
        date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
