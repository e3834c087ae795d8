using Microsoft.AspNetCore.Mvc;
using Miftah.Data.Audit;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.History;

/// <summary>
/// Anyone pastes a proof and reads what it proves, and what not. Keeps nothing; who trusts no portal uses the text
/// itself with the log's key.
/// </summary>
public sealed class CheckModel(LogProofs log, ILogSigner signer) : PublicPage
{
    private static readonly Refusal Empty = new("log-check.empty");
    private static readonly Refusal NotAProof = new("log-check.not-a-proof");

    [BindProperty]
    public string? Proof { get; set; }

    /// <summary>Null before a proof was pasted.</summary>
    public ProofVerdict? Verdict { get; private set; }

    public EntryProof? Read { get; private set; }

    public AuditDetail? Detail { get; private set; }

    /// <summary>The log as it stands now goes on from the proof's checkpoint.</summary>
    public bool LogContinues { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Proof))
            return ShowRefusal(nameof(Proof), Empty);
        if (EntryProof.Read(Proof) is not { } read)
            return ShowRefusal(nameof(Proof), NotAProof);
        Verdict = read.Check(signer);
        if (Verdict is not ProofVerdict.Proven)
            return Page();
        Read = read;
        Detail = AuditDetail.Read(read.Detail);
        LogContinues = await ContinuesAsync(Checkpoint.Open(read.Checkpoint, signer)!, cancel);
        return Page();
    }

    private async Task<bool> ContinuesAsync(Checkpoint earlier, CancellationToken cancel)
    {
        var head = await log.HeadAsync(cancel);
        if (Checkpoint.Open(head.Checkpoint, signer) is not { } now || now.Size < earlier.Size)
            return false;
        var path = await log.ConsistencyAsync(earlier.Size, now.Size, cancel);
        return MerkleTree.Extends(earlier.Size, earlier.Root, now.Size, now.Root, path);
    }
}
