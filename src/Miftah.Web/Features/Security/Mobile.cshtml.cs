using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Adapters.Phones;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Another registered mobile. A well-formed number always leads on, whoever has it: the verdict goes to its phone.
/// </summary>
public sealed class MobileModel(MiftahDb db, ChangeMobile change, PersonalDataSeal personal, TimeProvider clock)
    : SecurityPage(db, clock)
{
    private static readonly Refusal Empty = new("number.empty");
    private static readonly Refusal Same = new("number.same");
    private static readonly Refusal NotYet = new("number.not-yet");

    [BindProperty]
    public string? Mobile { get; set; }

    /// <summary>The last two digits of the registered one.</summary>
    public string MobileEnd { get; private set; } = "";

    /// <summary>The proof of this session is enough for it.</summary>
    public bool IsAllowed { get; private set; }

    /// <summary>From when on the usual proof is enough again; shown where it is not.</summary>
    public DateTime? OpensAt => Account.NumberChangedAt?.AddDays(NumberChange.SettledDays);

    protected override string Then => "mobile";

    private string registered = "";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsAllowed)
            return ShowRefusal("", NotYet);
        if (string.IsNullOrWhiteSpace(Mobile))
            return ShowRefusal(nameof(Mobile), Empty);
        var parsed = Phones.Parse(Mobile);
        if (parsed is Result<string>.Refused refused)
            return ShowRefusal(nameof(Mobile), refused.Why);
        var number = ((Result<string>.Ok)parsed).Value;
        if (number == registered)
            return ShowRefusal(nameof(Mobile), Same);
        await change.AskAsync(Current, Account, number, cancel);
        return Redirect($"{Request.PathBase}/security/mobile/code");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        registered = personal.Open(Account).Mobile;
        MobileEnd = registered[^2..];
        IsAllowed = await change.AllowsAsync(Current, Account, HttpContext.RequestAborted);
        return null;
    }
}
