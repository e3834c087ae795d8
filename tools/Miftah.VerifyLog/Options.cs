namespace Miftah.VerifyLog;

/// <summary>What the command line asked for.</summary>
internal sealed record Options(string Data, string? Postgres, string? Checkpoint, string? Key)
{
    public string DatabaseFile => Path.Combine(Data, "miftah.db");

    /// <summary>Where the portal keeps its checkpoints; a copy kept elsewhere is worth more.</summary>
    public string CheckpointFile => Checkpoint ?? Path.Combine(Data, "checkpoints", "checkpoints.txt");

    public string KeyFile => Path.Combine(Data, "checkpoints", "log-key.txt");

    /// <exception cref="FormatException">An option is unknown or has no value.</exception>
    public static Options Parse(IReadOnlyList<string> args)
    {
        var made = new Options("var", null, null, null);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
                throw new FormatException($"{args[i]} needs a value after it.");
            made = args[i] switch
            {
                "--data" => made with { Data = args[i + 1] },
                "--postgres" => made with { Postgres = args[i + 1] },
                "--checkpoint" => made with { Checkpoint = args[i + 1] },
                "--key" => made with { Key = args[i + 1] },
                _ => throw new FormatException($"There is no option {args[i]}."),
            };
        }
        return made;
    }
}
