using Miftah.Domain.Cryptography;

namespace Miftah.Web.Starting;

/// <summary>`miftah keys …`: makes a key file, and replaces a key in steps (docs/operations/keys.md).</summary>
public static class KeyCommands
{
    private const string Usage = """
        miftah keys FILE                     makes a file with new keys
        miftah keys list FILE                names the keys, not what they are
        miftah keys add USE FILE             adds a key that waits
        miftah keys use USE FILE             takes the newest key into use
        miftah keys remove USE VERSION FILE  removes a key for good
        USE is master, sealing, index or pepper.
        """;

    /// <returns>What to tell the operator.</returns>
    /// <exception cref="StartRefusedException">The command is not one, or the file does not allow it.</exception>
    public static string Run(string[] args)
    {
        switch (args)
        {
            case ["list", var file]:
                return List(KeyFile.Read(file));
            case ["add", var use, var file]:
                return $"{Of(use)} key {KeyFile.Add(file, Of(use))} waits in {file}. Give the file to every node and "
                    + $"restart it; then run `miftah keys use {use} {file}`.";
            case ["use", var use, var file]:
                return $"{Of(use)} key {KeyFile.Use(file, Of(use))} is in use. Give the file to every node and restart it.";
            case ["remove", var use, var version, var file] when byte.TryParse(version, out var number):
                KeyFile.Remove(file, Of(use), number);
                return $"{Of(use)} key {number} is removed from {file}. Remove it from its copies too.";
            case [var file] when !file.StartsWith('-'):
                KeyFile.Create(file, forDevelopment: false);
                return $"New keys are in {file}. Keep a copy apart from the database: without them it is unreadable.";
            default:
                throw new StartRefusedException(Usage);
        }
    }

    private static KeyUse Of(string use) =>
        Enum.TryParse<KeyUse>(use, ignoreCase: true, out var read) && Enum.IsDefined(read) && !char.IsAsciiDigit(use[0])
            ? read
            : throw new StartRefusedException(Usage);

    private static string List(KeyRing ring) =>
        string.Join(
            '\n',
            from use in Enum.GetValues<KeyUse>()
            from version in ring.Of(use).Keys.Order()
            let state = ring.Waiting.Contains(new(use, version)) ? "waits"
            : ring.InUse(use) == version ? "in use"
            : "former"
            select $"{use} {version}: {state}"
        );
}
