using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Text;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Desk;

/// <summary>A call at the support desk. What it opens is shown in this answer and kept nowhere.</summary>
[Needs("desk.find")]
public sealed class IndexModel(AnswerCall answer, Portal portal) : StaffPage
{
    private static readonly Refusal Neither = new("desk.number-unreadable");
    private static readonly Refusal NoDigits = new("desk.digits-empty");
    private static readonly Refusal NoReason = new("desk.reason-empty");
    private static readonly Refusal NotSaid = new("desk.script-unsaid");

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? Digits { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Told? Shown { get; private set; }

    /// <summary>Where the caller finds the nearest kiosk and office.</summary>
    public Uri PublicDoor => portal.Origin;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Read() is not { } call)
            return Page();
        return (await answer.RunAsync(Member.Account, call, cancel)).Match<IActionResult>(
            ok: told =>
            {
                Shown = told;
                return Page();
            },
            refused: why => ShowRefusal(nameof(Number), why)
        );
    }

    private Call? Read()
    {
        var named = AnswerCall.Read(Number);
        if (named is null)
            Refuse(nameof(Number), Neither);
        if (Said is null)
            Refuse(nameof(Said), NotSaid);
        var digits = Typed.Digits(Digits);
        if (digits.Length != AnswerCall.DigitsLength || !digits.All(char.IsAsciiDigit))
            Refuse(nameof(Digits), NoDigits);
        if (!CaseReasons.IsCalling(Reason))
            Refuse(nameof(Reason), NoReason);
        return Refusals.Count > 0 ? null : new(named!, digits, Reason!);
    }
}
