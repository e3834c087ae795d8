using Miftah.Attack;
using Miftah.Attack.Attacks;

Attack[] known =
[
    Races.Attack,
    Steps.Attack,
    Proofs.Attack,
    Hosts.Attack,
    Malformed.Attack,
    Edge.Attack,
    Contents.Attack,
    Enrolments.Attack,
    StaffDoor.Attack,
    Colleagues.Attack,
    Guessing.Attack,
    Times.Attack,
    SignInTimes.Attack,
    Flood.Attack,
];
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

var root = Directory.GetCurrentDirectory();
var findings = new List<Finding>();
var asked = known.Where(x => options.Only.Count == 0 || options.Only.Contains(x.Name, StringComparer.Ordinal)).ToList();
if (options.Url is { } url)
    await RunAllAsync(url, options.Demo!, asked);
else
{
    await OnOwnAsync(() => OwnPortal.StartAsync(root, options.Postgres), [.. asked.Where(x => !x.IsMeasured)]);
    var people = (Times.PeopleFor(options.Pairs) + Flood.People) * 5 / 4; // Not everyone has each document.
    await OnOwnAsync(
        () => OwnPortal.StartMeasuredAsync(root, options.Postgres, people),
        [.. asked.Where(x => x.IsMeasured)]
    );
}
var failed = findings.Count(x => x.Verdict == Verdict.Failed);
var undecided = findings.Count(x => x.Verdict == Verdict.Undecided);
var held = findings.Count - failed - undecided;
Console.WriteLine($"{held} held, {failed} failed, {undecided} undecided; conclusions {Report.Digest(findings)}");
if (options.Json is { } json)
    await Report.WriteAsync(json, options.Pairs, findings);
return failed + undecided == 0 ? 0 : 1;

async Task OnOwnAsync(Func<Task<OwnPortal>> start, IReadOnlyList<Attack> attacks)
{
    if (attacks.Count == 0)
        return;
    await using var portal = await start();
    await RunAllAsync(portal.Origin, portal.Demo, attacks);
}

async Task RunAllAsync(Uri origin, string demo, IReadOnlyList<Attack> attacks)
{
    using var target = await Target.ReadAsync(origin, demo, options.Pairs);
    foreach (var attack in attacks)
    foreach (var finding in await RunAsync(attack, target))
    {
        findings.Add(finding with { Attack = attack.Name });
        Console.WriteLine(Report.Line(findings[^1]));
    }
}

async Task<IReadOnlyList<Finding>> RunAsync(Attack attack, Target target)
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
