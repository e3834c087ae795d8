using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Security;

/// <summary>Makes a set of saved codes and shows it once, in the answer to the post that made it.</summary>
public sealed class CodesModel(MiftahDb db, ChangeAuthenticators change, TimeProvider clock) : SecurityPage(db, clock)
{
    public override bool HasForm => false;

    /// <summary>The new codes; empty until they are made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public bool HasSet { get; private set; }

    public int Left { get; private set; }

    public DateTime MadeAt { get; private set; }

    protected override string Then => "codes";

    protected override IReadOnlyList<string> Does => [Acts.AuthenticatorBound];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var now = Now;
        var set = RowId.New(now);
        var made = new Authenticator
        {
            Id = set,
            AccountId = Account.Id,
            Kind = AuthenticatorKind.SavedCodes,
            BoundAt = now,
            BoundIn = Current.Id,
        };
        string[] codes = [.. Enumerable.Range(0, SavedCode.SetSize).Select(_ => SavedCode.New())];
        var rows = codes.Select(x => new SavedCode
        {
            Id = RowId.New(now),
            SetId = set,
            Hash = SavedCode.HashOf(set, x),
        });
        if (await change.BindAsync(Current, Account, made, rows, cancel) is { } refused)
            return ShowRefusal("", refused);
        Codes = [.. codes.Select(SavedCode.Shown)];
        MadeAt = now;
        return Page();
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var sets = Db.BoundTo(Account.Id).Where(x => x.Kind == AuthenticatorKind.SavedCodes);
        HasSet = await sets.AnyAsync();
        Left = await Db.SavedCodes.CountAsync(x => x.UsedAt == null && sets.Any(s => s.Id == x.SetId));
        return null;
    }
}
