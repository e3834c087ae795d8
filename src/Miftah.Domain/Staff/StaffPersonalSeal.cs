using System.Text.Json;
using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Staff;

/// <summary>Seals and opens who a member of staff is, bound to their row.</summary>
public sealed class StaffPersonalSeal(Sealer sealer)
{
    public byte[] Close(Guid id, StaffPersonal data) =>
        sealer.Seal(JsonSerializer.Serialize(data), StaffAccount.PersonalAt(id));

    /// <exception cref="System.Security.Cryptography.CryptographicException">The row was altered or moved.</exception>
    public StaffPersonal Open(StaffAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var plain = sealer.Open(account.PersonalSealed, StaffAccount.PersonalAt(account.Id));
        return JsonSerializer.Deserialize<StaffPersonal>(plain)!;
    }
}
