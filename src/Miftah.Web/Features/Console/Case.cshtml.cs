using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>A fact as it is shown before anybody asked for it.</summary>
public sealed record MaskedFact(Fact Fact, string Masked);

/// <summary>
/// One case with its person's facts masked, and its next step. What the first officer said stands nowhere here.
/// </summary>
[Needs("case.look")]
public sealed class CaseModel(MiftahDb db, PersonalDataSeal personal) : CasePage(db, "case.look")
{
    private const string Dots = "••••••";

    public override bool HasForm => false;

    public IReadOnlyList<MaskedFact> Facts { get; private set; } = [];

    public bool MayLook => Member.May("case.look", Scope);

    /// <summary>The page of what is to be done next by this member; null while somebody else has to.</summary>
    public string? Next =>
        Case switch
        {
            { State: CaseState.AwaitingSecond } => IsSecond ? "approve" : null,
            _ when !IsFirst => null,
            { State: CaseState.Verified } => "decide",
            { State: CaseState.Opened, Evidence: null } => "evidence",
            { State: CaseState.Opened } => "number",
            _ => null,
        };

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var account = await Db.Accounts.AsNoTracking().SingleAsync(x => x.Id == Case.AccountId);
        if (account.DataKey is null)
            return null;
        var data = personal.Open(account);
        Facts =
        [
            new(Fact.Name, Dots),
            new(Fact.IdentityNumber, $"{data.IdentityNumber[0]}{Dots}{data.IdentityNumber[^2..]}"),
            new(Fact.Mobile, $"{Dots}{data.Mobile[^2..]}"),
        ];
        return null;
    }
}
