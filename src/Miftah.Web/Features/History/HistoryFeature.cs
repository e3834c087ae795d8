using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Audit;
using Miftah.Domain.Audit;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.History;

/// <summary>
/// «Who looked at or changed my account», and the log behind it: its checkpoint and key for everyone, proofs of their
/// own entries for people.
/// </summary>
public static class HistoryFeature
{
    private const string PlainText = "text/plain; charset=utf-8";

    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/log/checkpoint", CheckpointAsync);
        routes.MapGet(
            "/log/key",
            (ILogSigner signer) => Results.Text(Checkpoint.VerifierKey(signer) + "\n", PlainText)
        );
        routes.MapGet("/security/history/proof/{id:guid}", ProofAsync).RequireAuthorization();
    }

    private static async Task<IResult> CheckpointAsync(LogProofs log, CancellationToken cancel)
    {
        var head = await log.HeadAsync(cancel);
        return head.Size == 0 ? Results.NotFound() : Results.Text(head.Checkpoint, PlainText);
    }

    // Somebody else's entry is as unknown as one that is not there.
    private static async Task<IResult> ProofAsync(
        Guid id,
        HttpContext http,
        MiftahDb db,
        LogProofs log,
        CancellationToken cancel
    )
    {
        var own = SessionAuthentication.Of(http).AccountId;
        var record = await db
            .AuditRecords.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == id && x.AccountId == own && x.LogIndex != null, cancel);
        if (record is not { Detail: { } detail, Salt: { } salt, LogIndex: { } index })
            return Results.NotFound();
        var head = await log.HeadAsync(cancel);
        var path = await log.InclusionAsync(index, head.Size, cancel);
        var proof = new EntryProof(AuditLeaf.Of(record), detail, salt, index, path, head.Checkpoint);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{index}.tlog-proof\"";
        return Results.Text(proof.Write(), PlainText);
    }
}
