using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Security;

/// <summary>One authenticator: another name for it, or its removal.</summary>
public sealed class AuthenticatorModel(MiftahDb db, ChangeAuthenticators change, LabelText labels, TimeProvider clock)
    : SecurityPage(db, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    public Authenticator It { get; private set; } = null!;

    /// <summary>Nothing but the SMS would be left.</summary>
    public bool IsLast { get; private set; }

    protected override string Then => "security";

    protected override IReadOnlyList<string> Does => [Acts.AuthenticatorRemoved];

    /// <summary>What it is called now.</summary>
    public string Name => labels.Open(Account, It);

    public void OnGet() => Label = Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var label = labels.Close(Account, It.Id, Label);
        await Db.BoundTo(Account.Id)
            .Where(x => x.Id == It.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LabelSealed, label), cancel);
        return DoneWith("renamed");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        await change.RemoveAsync(Current, Account, It, cancel) is { } refused
            ? ShowRefusal("", refused)
            : DoneWith("removed");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var id = Guid.TryParseExact(Id, "N", out var parsed) ? parsed : Guid.Empty;
        var bound = await Db.BoundTo(Account.Id).AsNoTracking().ToListAsync();
        if (bound.Find(x => x.Id == id) is not { } found)
            return Redirect($"{Request.PathBase}/security"); // Another person's, or removed already.
        It = found;
        IsLast = bound.Count == 1;
        return null;
    }
}
