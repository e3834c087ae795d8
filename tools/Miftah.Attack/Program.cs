using Miftah.Attack;
using Miftah.Attack.Attacks;

Attack[] known = [Races.Attack, Steps.Attack, Proofs.Attack, Hosts.Attack];
Options options;
try
{
    options = Options.Read(args);
    foreach (var name in options.Only.Where(x => known.All(k => k.Name != x)))
        throw new FormatException(
            $"There is no attack \"{name}\". There are {string.Join(", ", known.Select(x => x.Name))}."
        );
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync($"attack: {e.Message}");
    return 2;
}

var findings = new List<Finding>();
await using var own = options.Url is null ? await OwnPortal.StartAsync(Directory.GetCurrentDirectory()) : null;
var origin = options.Url ?? own!.Origin;
using var target = await Target.ReadAsync(origin, options.Demo ?? own!.Demo);
foreach (
    var attack in known.Where(x => options.Only.Count == 0 || options.Only.Contains(x.Name, StringComparer.Ordinal))
)
{
    foreach (var finding in await RunAsync(attack))
    {
        findings.Add(finding with { Attack = attack.Name });
        Console.WriteLine(Report.Line(findings[^1]));
    }
}
var failed = findings.Count(x => x.Verdict == Verdict.Failed);
var undecided = findings.Count(x => x.Verdict == Verdict.Undecided);
var held = findings.Count - failed - undecided;
Console.WriteLine($"{held} held, {failed} failed, {undecided} undecided; conclusions {Report.Digest(findings)}");
if (options.Json is { } json)
    await Report.WriteAsync(json, origin, findings);
return failed + undecided == 0 ? 0 : 1;

async Task<IReadOnlyList<Finding>> RunAsync(Attack attack)
{
    try
    {
        return await attack.RunAsync(target);
    }
    catch (Exception e) when (e is JourneyException or HttpRequestException or TaskCanceledException)
    {
        return [Finding.Unclear("the honest way there", e.Message)];
    }
}
