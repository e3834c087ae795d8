using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>
/// Seals what an account keeps under its person's own key, bound to where it stands. Whoever needs a column of their
/// own: <c>sealer.Seal(account.DataKey, new("table", "Column", row.Id), plain)</c>.
/// </summary>
public sealed class SubjectSealer(KeyRing keys)
{
    private const int KeyIdBytes = 16;
    private const int VersionBytes = 1;

    private readonly byte current = keys.InUse(KeyUse.Master);

    /// <summary>The version of the master key that wraps new keys.</summary>
    public byte MasterVersion => current;

    /// <summary>A new random key for a new account.</summary>
    public DataKey NewKey(Guid subject, DateTime now)
    {
        var id = RowId.New(now);
        var key = KeyRing.NewKey();
        var wrapped = Wrap(key, subject, id);
        CryptographicOperations.ZeroMemory(key);
        return new()
        {
            SubjectId = subject,
            Id = id,
            Wrapped = wrapped,
            MasterVersion = current,
            MadeAt = now,
        };
    }

    /// <summary>The same key under the newest master key; what it sealed stays as it is.</summary>
    /// <exception cref="CryptographicException">The row was altered, or its master key is not on the ring.</exception>
    public (byte[] Wrapped, byte MasterVersion) Rewrap(DataKey dataKey)
    {
        var key = Unwrap(dataKey);
        var wrapped = Wrap(key, dataKey.SubjectId, dataKey.Id);
        CryptographicOperations.ZeroMemory(key);
        return (wrapped, current);
    }

    /// <summary>The person of <paramref name="place"/> is always that of the key, whoever it names.</summary>
    /// <exception cref="CryptographicException">The key was destroyed: the person was erased.</exception>
    public byte[] Seal(DataKey? dataKey, SealedPlace place, ReadOnlySpan<byte> plain)
    {
        var key = Unwrap(dataKey);
        Span<byte> id = stackalloc byte[KeyIdBytes];
        dataKey!.Id.TryWriteBytes(id, bigEndian: true, out _);
        var made = SealedBytes.Seal(SealedKind.Person, id, key, plain, BoundTo(dataKey, place));
        CryptographicOperations.ZeroMemory(key);
        return made;
    }

    /// <inheritdoc cref="Seal(DataKey?, SealedPlace, ReadOnlySpan{byte})"/>
    public byte[] Seal(DataKey? dataKey, SealedPlace place, string plain)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var made = Seal(dataKey, place, text);
        CryptographicOperations.ZeroMemory(text);
        return made;
    }

    /// <summary>Opens what was sealed for the same person and place.</summary>
    /// <remarks>The caller wipes what it opened, once it is done with it.</remarks>
    /// <exception cref="CryptographicException">
    /// It was altered or moved, is another person's, or the key was destroyed: the person was erased.
    /// </exception>
    public byte[] Open(DataKey? dataKey, SealedPlace place, ReadOnlySpan<byte> made)
    {
        var key = Unwrap(dataKey);
        Span<byte> id = stackalloc byte[KeyIdBytes];
        dataKey!.Id.TryWriteBytes(id, bigEndian: true, out _);
        if (!SealedBytes.KeyIdOf(SealedKind.Person, made, KeyIdBytes).SequenceEqual(id))
            throw new CryptographicException("Sealed under another person's key.");
        var plain = SealedBytes.Open(made, KeyIdBytes, key, BoundTo(dataKey, place));
        CryptographicOperations.ZeroMemory(key);
        return plain;
    }

    private byte[] Wrap(byte[] key, Guid subject, Guid id) =>
        SealedBytes.Seal(SealedKind.Wrapped, [current], keys.Master[current], key, WrappedAt(subject, id));

    private byte[] Unwrap(DataKey? dataKey)
    {
        if (dataKey is null)
            throw new CryptographicException("The person's data key was destroyed.");
        var version = SealedBytes.KeyIdOf(SealedKind.Wrapped, dataKey.Wrapped, VersionBytes)[0];
        if (!keys.Master.TryGetValue(version, out var master))
            throw new CryptographicException("Wrapped with a master key that is not on the ring.");
        return SealedBytes.Open(dataKey.Wrapped, VersionBytes, master, WrappedAt(dataKey.SubjectId, dataKey.Id));
    }

    private static byte[] WrappedAt(Guid subject, Guid id) =>
        new SealedPlace("data_key", nameof(DataKey.Wrapped), id, subject).ToBytes();

    private static byte[] BoundTo(DataKey dataKey, SealedPlace place) =>
        (place with { Subject = dataKey.SubjectId }).ToBytes();
}
