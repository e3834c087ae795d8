using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Freeze;

/// <summary>
/// «It wasn't me»: opening the link changes nothing (link scanners open links too), its button freezes.
/// </summary>
public sealed class LinkModel(MiftahDb db, FreezeAccount freeze, TimeProvider clock) : PublicPage
{
    public override bool HasForm => false;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The link can still be used.</summary>
    public bool Works { get; private set; }

    public bool IsFrozen { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        IsFrozen = Works && await freeze.ByLinkAsync(Secrets.Hash(Token), DeviceLabel.Of(HttpContext), cancel);
        Works = false;
        return Page();
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var hash = Secrets.Hash(Token);
        // Notices have one form of link: those that object to a case lead on to their own page.
        if (await db.VetoLinks.AnyAsync(x => x.TokenHash == hash))
            return Redirect($"{Request.PathBase}/v/{Token}");
        // Word of an answer from support has the same form, too.
        if (await db.ContactMessages.AnyAsync(x => x.TokenHash == hash))
            return Redirect($"{Request.PathBase}/a/{Token}");
        Works = await FreezeAccount.Working(db, hash, clock.Now()).AnyAsync();
        return null;
    }
}
