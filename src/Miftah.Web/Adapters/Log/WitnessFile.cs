using System.Text;
using Miftah.Domain.Audit;

namespace Miftah.Web.Adapters.Log;

/// <summary>
/// The checkpoints kept apart from the database, in a file that only grows, beside the key that verifies them. Whoever
/// alters the log must also reach this folder, and every copy that was made of it.
/// </summary>
internal sealed class WitnessFile : ILogWitness
{
    public const string FolderSetting = "Miftah:Log:WitnessFolder";

    /// <summary>Enough for the last checkpoint, in bytes.</summary>
    private const int TailBytes = 4096;

    private readonly string file;

    public WitnessFile(IConfiguration configuration, Portal portal, ILogSigner signer)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var folder = configuration[FolderSetting] ?? Path.Combine(portal.DataFolder, "checkpoints");
        Directory.CreateDirectory(folder);
        file = Path.Combine(folder, "checkpoints.txt");
        var keyFile = Path.Combine(folder, "log-key.txt");
        // Written once: a key that changes under a kept file must be seen, not followed.
        if (!File.Exists(keyFile))
            File.WriteAllText(keyFile, Checkpoint.VerifierKey(signer) + "\n");
    }

    /// <summary>The last checkpoint that was kept; empty when there is none.</summary>
    public string Last()
    {
        if (!File.Exists(file))
            return "";
        using var open = File.OpenRead(file);
        open.Seek(-Math.Min(TailBytes, open.Length), SeekOrigin.End);
        using var reader = new StreamReader(open, Encoding.UTF8);
        // A checkpoint and its signature are two blocks; each kept one ends with a blank line.
        return reader.ReadToEnd().TrimEnd('\n').Split("\n\n") is [.., var body, var signature]
            ? $"{body}\n\n{signature}\n"
            : "";
    }

    /// <summary>Keeps one more, and returns when it is on the disk.</summary>
    public void Append(string checkpoint)
    {
        using var open = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        open.Write(Encoding.UTF8.GetBytes(checkpoint + "\n"));
        open.Flush(flushToDisk: true);
    }
}
