using System.Security.Cryptography;
using System.Text.Json;
using Miftah.Domain.Cryptography;

namespace Miftah.Web.Starting;

/// <summary>
/// The keys of an installation in one JSON file that only its owner reads; all nodes of a cluster share its content.
/// </summary>
public static class KeyFile
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    /// <summary>Reads a key file.</summary>
    /// <exception cref="InvalidDataException">
    /// A key is missing or has another length than <see cref="KeyRing.KeyBytes"/>.
    /// </exception>
    public static KeyRing Read(string path)
    {
        var written =
            JsonSerializer.Deserialize<Written>(File.ReadAllText(path))
            ?? throw new InvalidDataException($"{path} holds no keys.");
        var all = written.Sealing.Values.Concat(written.Pepper.Values).Append(written.Index);
        if (written.Sealing.Count == 0 || written.Pepper.Count == 0 || all.Any(x => x.Length != KeyRing.KeyBytes))
            throw new InvalidDataException($"{path}: each key is {KeyRing.KeyBytes} bytes in base64.");
        return new(written.Sealing, written.Index, written.Pepper, written.ForDevelopment);
    }

    /// <summary>Makes a file with new random keys; never writes over one that is there.</summary>
    public static void Create(string path, bool forDevelopment)
    {
        var keys = new Written(forDevelopment, OneKey(), RandomNumberGenerator.GetBytes(KeyRing.KeyBytes), OneKey());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, keys, Layout);
    }

    private static Dictionary<byte, byte[]> OneKey() =>
        new() { [1] = RandomNumberGenerator.GetBytes(KeyRing.KeyBytes) };

    private sealed record Written(
        bool ForDevelopment,
        Dictionary<byte, byte[]> Sealing,
        byte[] Index,
        Dictionary<byte, byte[]> Pepper
    );
}
