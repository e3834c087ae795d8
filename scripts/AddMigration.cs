#!/usr/bin/env dotnet
// Writes the migration of a changed model for both engines: dotnet run scripts/AddMigration.cs AddSmsQueue
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Diagnostics;

string[] engines = ["Sqlite", "Postgres"];

if (args is not [var name] || !IsFact(name))
{
    Console.Error.WriteLine("One name in PascalCase, for the fact and not for the ticket: AddRecoveryAttempt");
    return 2;
}

if (!File.Exists("Miftah.slnx"))
{
    Console.Error.WriteLine("Run it at the root of the repository.");
    return 2;
}

foreach (var engine in engines)
{
    var made = Run(
        $"ef migrations add {name} --context {engine}MiftahDb --output-dir {engine}/Migrations --project src/Miftah.Data"
    );
    if (made != 0)
    {
        Console.Error.WriteLine(
            $"No {engine} migration was made. Remove the twin before the next try, if there is one."
        );
        return made;
    }
}

return 0;

// It becomes the name of a class.
static bool IsFact(string name) =>
    name.Length is >= 3 and <= 80 && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

static int Run(string arguments)
{
    using var process = Process.Start("dotnet", arguments);
    process.WaitForExit();
    return process.ExitCode;
}
