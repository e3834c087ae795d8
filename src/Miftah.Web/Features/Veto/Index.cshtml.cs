using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Veto;

/// <summary>
/// «I did not ask for this»: opening the link changes nothing, its button makes the case wait for a fingerprint.
/// </summary>
public sealed class IndexModel(ObjectToCase objections, TimeProvider clock) : PublicPage
{
    public override bool HasForm => false;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The link can still be used.</summary>
    public bool Works { get; private set; }

    public bool IsDone { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        IsDone =
            Works && await objections.RunAsync(Secrets.Hash(Token), DeviceLabel.Of(HttpContext), clock.Now(), cancel);
        Works = false;
        return Page();
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Works = await objections.Working(Secrets.Hash(Token), clock.Now()).AnyAsync();
        return null;
    }
}
