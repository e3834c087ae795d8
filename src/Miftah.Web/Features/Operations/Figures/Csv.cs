using System.Text;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// A table as a file (RFC 4180), in UTF-8 with its mark, so that spreadsheets read Arabic. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
/// </summary>
/// <remarks>Source: OWASP, CSV Injection.</remarks>
public static class Csv
{
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

    public static byte[] Write(IEnumerable<IEnumerable<string>> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder();
        foreach (var line in lines)
            text.AppendJoin(',', line.Select(Quoted)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The cell as a spreadsheet may have it.</summary>
    public static string Safe(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > 0 && Formulas.Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
    }

    private static string Quoted(string cell) => $"\"{Safe(cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
