namespace Miftah.Web.Features.Operations.Records;

/// <summary>The columns of page and file: their names under the text key audit.column.</summary>
public static class RecordColumns
{
    public static readonly IReadOnlyList<string> All = ["index", "time", "act", "by", "about", "stands"];
}
