using System.Globalization;

namespace Miftah.Attack;

/// <summary>People whom nobody knows: numbers of the right form, with the right check digit, that nobody has.</summary>
internal sealed class Nobody(IEnumerable<Someone> known)
{
    private readonly HashSet<string> taken = [.. known.Select(x => x.IdentityNumber)];
    private int made;

    /// <summary>One more of a kind, with the answers of somebody who is known in its place.</summary>
    public Someone Like(Someone person)
    {
        ArgumentNullException.ThrowIfNull(person);
        while (true)
        {
            made++;
            var digits = string.Create(
                CultureInfo.InvariantCulture,
                $"{(person.Kind == "citizen" ? 1 : 2)}{98_000_000 + made:D8}"
            );
            var number = $"{digits}{CheckDigit(digits)}";
            if (!taken.Add(number))
                continue;
            return person with
            {
                State = "unknown",
                IdentityNumber = number,
                Mobile = string.Create(CultureInfo.InvariantCulture, $"+96650{9_000_000 + made:D7}"),
                Username = string.Create(CultureInfo.InvariantCulture, $"nobody.at.all{made}"),
            };
        }
    }

    // Luhn: every second digit counts double, from the one beside the check digit.
    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = (digits[digits.Length - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
        }
        return (10 - (sum % 10)) % 10;
    }
}
