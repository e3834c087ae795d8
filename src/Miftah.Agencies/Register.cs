using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Recovery;

namespace Miftah.Agencies;

/// <summary>
/// What the agencies hold about a person, by the keys of the questions: says yes or no, gives nothing out.
/// </summary>
public static class Register
{
    /// <summary>Whether <paramref name="answer"/>, canonical, is what the register holds for that question.</summary>
    /// <returns>False, too, where the person has no such document and where the question is none of this
    /// kind.</returns>
    public static bool Holds(Person person, string questionKey, string answer)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(answer);
        var holds = false;
        // No way out at the first match: how long it takes says nothing about which dependant it was.
        foreach (var datum in DataOf(person, questionKey))
            holds |= IsSame(datum, answer);
        return holds;
    }

    /// <summary>Every right answer, canonical: none, one, or one for each dependant.</summary>
    /// <remarks>For a demonstration's sheet of people and for tests; the portal asks <see cref="Holds"/>.</remarks>
    public static IReadOnlyList<string> DataOf(Person person, string questionKey)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Question.Find(person.Kind, questionKey) is null)
            return [];
        var one = questionKey switch
        {
            Question.Keys.PassportNumber => person.PassportNumber,
            Question.Keys.BirthDate => Iso(person.BirthDate),
            Question.Keys.IdExpiryDate => Iso(person.IdExpiryDate),
            Question.Keys.IdVersion => person.IdVersion?.ToString(CultureInfo.InvariantCulture),
            Question.Keys.IqamaExpiryDate => Iso(person.IqamaExpiryDate),
            Question.Keys.BorderNumber => person.BorderNumber,
            Question.Keys.EmployerNumber => person.EmployerNumber,
            _ => null,
        };
        if (string.Equals(questionKey, Question.Keys.DependantNumber, StringComparison.Ordinal))
            return [.. person.Dependants.Select(x => x.IdentityNumber.Value)];
        return one is null ? [] : [one];
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsSame(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
