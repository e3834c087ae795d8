using Miftah.VerifyLog;

const string Usage = "verify-log [--data DIR] [--postgres CONNECTION] [--checkpoint FILE] [--key KEY]";
const int ShownMax = 20;

try
{
    var given = Options.Parse(args);
    var key = LogKey.Parse(given.Key ?? await File.ReadAllTextAsync(given.KeyFile));
    var kept = SignedCheckpoint.ReadAll(await File.ReadAllTextAsync(given.CheckpointFile), key);
    await using var database = given.Postgres is { } postgres
        ? await LogDatabase.OpenPostgresAsync(postgres)
        : await LogDatabase.OpenSqliteAsync(given.DatabaseFile);
    var report = await Verification.RunAsync(database, key, kept, TimeProvider.System.GetUtcNow().UtcDateTime);
    Console.WriteLine($"Log {key.Name}: {report.Records} records, of which {report.Erased} erased.");
    Console.WriteLine($"Compared with {report.Kept} kept checkpoints, from {given.CheckpointFile}.");
    if (report.ErasedWaiting > 0)
        Console.WriteLine($"{report.ErasedWaiting} of them were erased by an act that waits for its place in the log.");
    if (report.Waiting > 0)
        Console.WriteLine($"{report.Waiting} records wait for their place in the log: nothing is known about them.");
    foreach (var damage in report.Damages.Take(ShownMax))
        Console.WriteLine($"DAMAGE: {damage}");
    if (report.Damages.Count > ShownMax)
        Console.WriteLine($"… and {report.Damages.Count - ShownMax} more.");
    Console.WriteLine(report.Damages.Count == 0 ? "The log is whole." : "The log is damaged.");
    return report.Damages.Count == 0 ? 0 : 1;
}
catch (Exception failure) when (failure is FormatException or IOException or System.Data.Common.DbException)
{
    await Console.Error.WriteLineAsync($"verify-log: {failure.Message}\n{Usage}");
    return 2;
}
