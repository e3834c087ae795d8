namespace Miftah.Domain.Recovery;

/// <summary>How an answer is written, and its one canonical spelling.</summary>
public abstract class AnswerFormat
{
    /// <summary>The canonical answer, or why the fields hold none.</summary>
    internal abstract Result<string> Parse(AnswerFields fields);
}
