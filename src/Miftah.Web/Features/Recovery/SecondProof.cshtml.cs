using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Between pages 4 and 5, for accounts that have something stronger than the mobile: without one of it there is no way
/// on here. It opens only after the right code, so it tells nobody else what an account has.
/// </summary>
public sealed class SecondProofModel(
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock,
    VerifyProof verify,
    TakeSecondProof take,
    PasskeyCeremony passkeys
) : RecoveryPage(db, cookies, clock)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>The way that was chosen, one of <see cref="ProofWays"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public ProofView Proof { get; private set; } = null!;

    protected override RecoveryStep Step => RecoveryStep.SecondProof;

    private SubscriberAccount account = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var owner = new ProofOwner(account.Id, Attempt.IdentityKey, Attempt.KnownDevice, Attempt.Id);
        var outcome = await verify.TryAsync(owner, new(Proof.Way, Code, Passkey), cancel);
        if (outcome.Proof is not { } proof)
            return ShowRefusal(outcome.Field, outcome.Why!, ("until", this.Moment(outcome.Until)));
        return await take.TryAsync(Attempt, proof, HttpContext, cancel)
            ? GoTo(RecoveryStep.SetPassword)
            : Redirect($"{Request.PathBase}/recover?ended={SomethingElse}");
    }

    /// <summary>For the script: what the browser's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await passkeys.AskAsync(PasskeyUse.SecondProof, Attempt.Id, account, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        account = await Db.Accounts.AsNoTracking().SingleAsync(x => x.Id == Attempt.AccountId);
        if (account.Version != Attempt.AccountVersion)
            return Redirect($"{Request.PathBase}/recover?ended={SomethingElse}");
        var kinds = await Db.BoundTo(account.Id).Select(x => x.Kind).Distinct().OrderBy(x => x).ToListAsync();
        Proof = ProofView.Of(kinds, withSms: false, By);
        return null;
    }
}
