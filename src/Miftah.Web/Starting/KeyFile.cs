using System.Text.Json;
using System.Text.Json.Serialization;
using Miftah.Domain.Cryptography;

namespace Miftah.Web.Starting;

/// <summary>
/// The keys of an installation in one JSON file that only its owner reads; all nodes of a cluster share its content.
/// How an operator replaces a key is in docs/operations/keys.md.
/// </summary>
public static class KeyFile
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads a key file.</summary>
    /// <exception cref="InvalidDataException">
    /// A key is missing or has another length than <see cref="KeyRing.KeyBytes"/>.
    /// </exception>
    public static KeyRing Read(string path)
    {
        var ring = JsonSerializer.Deserialize<KeyRing>(File.ReadAllText(path), Layout);
        var sets = Enum.GetValues<KeyUse>().Select(x => ring?.Of(x)).ToArray();
        if (ring?.Counting is null || ring.LogSigning is null || sets.Any(x => x is not { Count: > 0 }))
            throw new InvalidDataException($"{path} lacks keys that this release needs; `miftah keys FILE` makes all.");
        if (
            sets.SelectMany(x => x!.Values)
                .Append(ring.Counting)
                .Append(ring.LogSigning)
                .Any(x => x.Length != KeyRing.KeyBytes)
        )
            throw new InvalidDataException($"{path}: each key is {KeyRing.KeyBytes} bytes in base64.");
        if (Enum.GetValues<KeyUse>().Any(use => ring.Of(use).Keys.All(x => ring.Waiting.Contains(new(use, x)))))
            throw new InvalidDataException($"{path}: all keys of one use wait.");
        return ring.Index.Count <= KeyRing.IndexKeysMax
            ? ring
            : throw new InvalidDataException($"{path}: at most {KeyRing.IndexKeysMax} index keys.");
    }

    /// <summary>Makes a file with new random keys; never writes over one that is there.</summary>
    public static void Create(string path, bool forDevelopment) => Write(path, KeyRing.New(forDevelopment));

    /// <summary>Adds a new key, which waits: it opens and finds, but nothing is made with it yet.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="StartRefusedException">A former change of this set is not finished.</exception>
    public static byte Add(string path, KeyUse use)
    {
        var ring = Read(path);
        if (use == KeyUse.Index && ring.Index.Count >= KeyRing.IndexKeysMax)
            throw new StartRefusedException("The former index key is still there: run `miftah rekey`, then remove it.");
        var version = checked((byte)(ring.Of(use).Keys.Max() + 1));
        var set = new Dictionary<byte, byte[]>(ring.Of(use)) { [version] = KeyRing.NewKey() };
        Replace(path, With(ring, use, set) with { Waiting = [.. ring.Waiting, new(use, version)] });
        return version;
    }

    /// <summary>Takes the newest key into use.</summary>
    /// <returns>Its version.</returns>
    public static byte Use(string path, KeyUse use)
    {
        var ring = Read(path);
        Replace(path, ring with { Waiting = [.. ring.Waiting.Where(x => x.Use != use)] });
        return ring.Of(use).Keys.Max();
    }

    /// <summary>Removes a key for good. What it made can never be read again.</summary>
    /// <exception cref="StartRefusedException">There is no such key, or it is in use.</exception>
    public static void Remove(string path, KeyUse use, byte version)
    {
        var ring = Read(path);
        if (!ring.Of(use).ContainsKey(version))
            throw new StartRefusedException($"{path} has no {use} key {version}.");
        if (ring.InUse(use) == version)
            throw new StartRefusedException($"{use} key {version} is in use.");
        var set = ring.Of(use).Where(x => x.Key != version).ToDictionary(x => x.Key, x => x.Value);
        var waiting = ring.Waiting.Where(x => x != new KeyName(use, version));
        Replace(path, With(ring, use, set) with { Waiting = [.. waiting] });
    }

    private static KeyRing With(KeyRing ring, KeyUse use, Dictionary<byte, byte[]> set) =>
        use switch
        {
            KeyUse.Master => ring with { Master = set },
            KeyUse.Sealing => ring with { Sealing = set },
            KeyUse.Index => ring with { Index = set },
            KeyUse.Pepper => ring with { Pepper = set },
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, "No such use of a key."),
        };

    // Whole or not at all: a torn key file would be the end of the data.
    private static void Replace(string path, KeyRing ring)
    {
        var made = $"{path}.new";
        Write(made, ring);
        File.Move(made, path, overwrite: true);
    }

    private static void Write(string path, KeyRing ring)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, ring, Layout);
        file.Flush(flushToDisk: true);
    }
}
