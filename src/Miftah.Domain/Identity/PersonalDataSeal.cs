using System.Text.Json;
using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>Seals and opens the personal data of an account, bound to its row.</summary>
public sealed class PersonalDataSeal(Sealer sealer)
{
    public byte[] Close(Guid account, PersonalData data) =>
        sealer.Seal(JsonSerializer.Serialize(data), SubscriberAccount.SealedTo(account));

    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The row was altered or mixed with another.
    /// </exception>
    public PersonalData Open(SubscriberAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return JsonSerializer.Deserialize<PersonalData>(
            sealer.Open(account.PersonalSealed, SubscriberAccount.SealedTo(account.Id))
        )!;
    }
}
