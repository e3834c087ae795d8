using Miftah.Web.Starting;

try
{
    switch (args)
    {
        case ["keys", .. var rest]:
            Console.WriteLine(KeyCommands.Run(rest));
            return 0;
        case ["rekey", .. var rest]:
            Console.WriteLine(await Run.RekeyAsync(PortalHost.Create(rest)));
            return 0;
        case ["erase", .. var rest]:
            Console.WriteLine(await Run.EraseAsync(PortalHost.Create(rest)));
            return 0;
        case ["migrate", .. var rest]:
            await Run.MigrationAsync(PortalHost.Create(rest));
            return 0;
        default:
            await Run.PortalAsync(PortalHost.Create(args));
            return 0;
    }
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync($"Miftah does not start:\n{refused.Message}");
    return 1;
}
catch (IOException failure)
{
    await Console.Error.WriteLineAsync($"Miftah does not start: {failure.Message}");
    return 1;
}
