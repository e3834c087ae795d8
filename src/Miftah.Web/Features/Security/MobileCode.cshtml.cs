using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>The code that came to the new mobile. What was asked for in this session while it was fresh needs no
/// second confirmation.</summary>
public sealed class MobileCodeModel(MiftahDb db, ProveNewNumber prove, ChangeMobile change, TimeProvider clock)
    : SecurityPage(db, clock)
{
    [BindProperty]
    public string? Code { get; set; }

    public NumberChange Change { get; private set; } = null!;

    /// <summary>The number as the person typed it on the former page.</summary>
    public string Number { get; private set; } = "";

    protected override string? Then => null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        return await change.ApplyAsync(Change, (Current, Account), code, HttpContext, cancel) is { } refused
            ? ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)))
            : DoneWith("mobile");
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel) =>
        await prove.AskAgainAsync(Change, cancel) is { } refused
            ? ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)))
            : Redirect($"{Request.PathBase}/security/mobile/code");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var found = await Db
            .NumberChanges.AsNoTracking()
            .Where(x => x.Within == Current.Id && x.AccountId == Account.Id && x.EndedAt == null)
            .OrderByDescending(x => x.StartedAt)
            .FirstOrDefaultAsync();
        if (found is null || !found.IsOpen(Now))
            return Redirect($"{Request.PathBase}/security");
        Change = found;
        Number = prove.NumberOf(found, Account)!;
        return null;
    }
}
