namespace Miftah.Attack.Measuring;

/// <summary>The times of each step and class, as they were measured, in milliseconds.</summary>
public sealed class Samples
{
    private readonly Dictionary<(string Step, string Class), List<double>> all = [];

    /// <summary>The place of the next measurement, for what must alternate.</summary>
    public int Next { get; private set; }

    public IReadOnlyList<double> Of(string step, string kind) => all[(step, kind)];

    public void Add(string step, string kind, double milliseconds)
    {
        if (!all.TryGetValue((step, kind), out var list))
            all[(step, kind)] = list = [];
        list.Add(milliseconds);
        Next++;
    }

    public Comparison Compare(string step, string first, string second) =>
        Comparison.Of(Of(step, first), Of(step, second));
}
