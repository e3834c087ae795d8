using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>A value as it may stand in a row: under the index key in use, or under the other one.</summary>
/// <param name="InUse">What is written today, 32 bytes.</param>
/// <param name="Other">The same under the other key; equal to <paramref name="InUse"/> where there is one key.</param>
public readonly record struct FindKeys(byte[] InUse, byte[] Other);

/// <summary>
/// Finds an account by a personal value without storing the value: HMAC-SHA-256 under a versioned index key. While a
/// new key takes the place of the former, accounts are found under both (docs/adr/0017).
/// </summary>
public sealed class AccountIndex(KeyRing keys)
{
    private readonly byte current = keys.InUse(KeyUse.Index);

    /// <summary>The version under which indexes are written.</summary>
    public byte Version => current;

    /// <param name="number">Ten digits.</param>
    public FindKeys ByNumber(string number) => Of(IndexPurpose.Identity, number);

    /// <param name="mobile">In E.164.</param>
    public FindKeys ByMobile(string mobile) => Of(IndexPurpose.Mobile, mobile);

    /// <param name="username">In any spelling of its key.</param>
    public FindKeys ByUsername(string username) => Of(IndexPurpose.Username, Username.KeyOf(username));

    /// <summary>All that an account is found by, as it is written today.</summary>
    public (byte[] Number, byte[] Mobile, byte[] Username) Of(PersonalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (ByNumber(data.IdentityNumber).InUse, ByMobile(data.Mobile).InUse, ByUsername(data.Username).InUse);
    }

    private FindKeys Of(string purpose, string value)
    {
        var text = Encoding.UTF8.GetBytes($"{purpose}\n{value}");
        var found = HMACSHA256.HashData(keys.Index[current], text);
        var other = keys.Index.FirstOrDefault(x => x.Key != current).Value;
        var keysFound = new FindKeys(found, other is null ? found : HMACSHA256.HashData(other, text));
        CryptographicOperations.ZeroMemory(text);
        return keysFound;
    }
}
