using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// How far recoveries came. Attempts of numbers that nobody has are counted with the others: nothing here tells them
/// apart but the code that was sent. Costs the attempts of the period, by the index on StartedAt.
/// </summary>
public sealed class FunnelFigure(MiftahDb db) : IFigure
{
    private static readonly string[] Steps = ["begun", "question", "answer", "code-sent", "code", "proof", "password"];

    public string Key => "funnel";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var counted = await db
            .RecoveryAttempts.Where(x => x.StartedAt >= span.From)
            .GroupBy(x => 1)
            .Select(x => new
            {
                Begun = x.Count(),
                Question = x.Count(a => a.QuestionKey != null),
                Answer = x.Count(a => a.CodeAskedAt != null),
                Sent = x.Count(a => a.Verdict == Verdict.Matched),
                Code = x.Count(a => a.CodeUsedAt != null),
                Proof = x.Count(a => a.CodeUsedAt != null && (!a.NeedsSecondProof || a.SecondProofAt != null)),
                Password = x.Count(a => a.PasswordSetAt != null),
            })
            .SingleOrDefaultAsync(cancel);
        var cells = counted is { } n
            ? SmallCounts.Steps(n.Begun, n.Question, n.Answer, n.Sent, n.Code, n.Proof, n.Password)
            : SmallCounts.Steps(Steps.Select(_ => 0L));
        var lines = Steps.Zip(cells, (step, cell) => new Line(span.Words["operations.step." + step], cell));
        return new(Key, cells[^1], ["step", "attempts"], [.. lines]);
    }
}
