using System.Security.Cryptography;
using System.Text.Json;

namespace Miftah.Domain.Identity;

/// <summary>Seals and opens the personal data of an account, under its person's key and bound to its row.</summary>
public sealed class PersonalDataSeal(SubjectSealer sealer)
{
    public byte[] Close(DataKey key, PersonalData data)
    {
        ArgumentNullException.ThrowIfNull(key);
        var plain = JsonSerializer.SerializeToUtf8Bytes(data);
        var made = sealer.Seal(key, SubscriberAccount.PersonalAt(key.SubjectId), plain);
        CryptographicOperations.ZeroMemory(plain);
        return made;
    }

    /// <exception cref="CryptographicException">
    /// The row was altered or mixed with another, or the person was erased.
    /// </exception>
    public PersonalData Open(SubscriberAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var plain = sealer.Open(account.DataKey, SubscriberAccount.PersonalAt(account.Id), account.PersonalSealed);
        var data = JsonSerializer.Deserialize<PersonalData>(plain)!;
        CryptographicOperations.ZeroMemory(plain);
        return data;
    }
}
