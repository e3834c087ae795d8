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
        Dictionary<byte, byte[]>?[] sets = [written.Master, written.Sealing, written.Index, written.Pepper];
        var missing = sets.Any(x => x is not { Count: > 0 }) || written.Counting is null;
        if (missing || sets.SelectMany(x => x!.Values).Append(written.Counting!).Any(x => x.Length != KeyRing.KeyBytes))
            throw new InvalidDataException(
                $"{path} lacks keys of this release, or one is not {KeyRing.KeyBytes} bytes in base64."
            );
        return new(
            written.Master!,
            written.Sealing!,
            written.Index!,
            written.Counting!,
            written.Pepper!,
            written.ForDevelopment
        );
    }

    /// <summary>Makes a file with new random keys; never writes over one that is there.</summary>
    public static void Create(string path, bool forDevelopment)
    {
        var keys = KeyRing.New(forDevelopment);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, keys, Layout);
    }

    private sealed record Written(
        bool ForDevelopment,
        Dictionary<byte, byte[]>? Master,
        Dictionary<byte, byte[]>? Sealing,
        Dictionary<byte, byte[]>? Index,
        byte[]? Counting,
        Dictionary<byte, byte[]>? Pepper
    );
}
