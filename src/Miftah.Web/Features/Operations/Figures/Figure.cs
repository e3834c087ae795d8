using System.Globalization;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// One figure of the operators' page, read from rows that are there for another purpose: nothing is kept for it.
/// </summary>
public interface IFigure
{
    /// <summary>Its name in the address of its CSV and in text keys.</summary>
    string Key { get; }

    Task<Figure> ReadAsync(Span span, CancellationToken cancel);
}

/// <summary>From when until when, and in which words.</summary>
public sealed record Span(DateTime From, DateTime Now, Text.Text Words);

/// <summary>What was read: one number first, then lines for a chart and its table.</summary>
/// <param name="Key">The figure's name.</param>
/// <param name="Lead">The number that stands first.</param>
/// <param name="Columns">Their names under the text key operations.column; the first is that of the lines.</param>
/// <param name="Lines">In the order in which they are shown.</param>
/// <param name="Drawn">The cell of each line that the chart draws; -1 for no chart.</param>
public sealed record Figure(
    string Key,
    Cell Lead,
    IReadOnlyList<string> Columns,
    IReadOnlyList<Line> Lines,
    int Drawn = 0
)
{
    /// <summary>The longest bar's number; zero where nothing is drawn.</summary>
    public long Largest => Drawn < 0 ? 0 : Lines.Select(x => x.Cells[Drawn].Bar ?? 0).DefaultIfEmpty(0).Max();
}

/// <summary>One line of a figure.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Cells">One for each column but the first.</param>
public sealed record Line(string Label, params IReadOnlyList<Cell> Cells);

/// <summary>One value.</summary>
/// <param name="Plain">As it is written in both languages; empty where <paramref name="Words"/> say it.</param>
/// <param name="Bar">Its length in a chart.</param>
/// <param name="Words">A text key.</param>
public sealed record Cell(string Plain, long? Bar = null, string? Words = null)
{
    /// <summary>One to four: how many of them is not said.</summary>
    public static readonly Cell Few = new("", Words: "operations.few");

    /// <summary>Not said, because a small count beside it would follow from it.</summary>
    public static readonly Cell Hidden = new("", Words: "operations.hidden");

    /// <summary>There is nothing to say.</summary>
    public static readonly Cell None = new("", Words: "operations.none");

    public static Cell Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    public static Cell Of(string text) => new(text);

    public static Cell Of(Shown? moment) => moment is null ? None : new(moment.Plain);

    public string In(Text.Text words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Words is null ? Plain : words[Words];
    }
}
