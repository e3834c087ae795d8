namespace Miftah.Domain.Audit;

/// <summary>Where checkpoints are kept, apart from the database.</summary>
public interface ILogWitness
{
    /// <summary>The last checkpoint that was kept; empty when there is none.</summary>
    string Last();

    /// <summary>Keeps one more, for good.</summary>
    void Append(string checkpoint);
}
