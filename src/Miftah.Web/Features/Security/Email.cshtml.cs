using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Features.Messages;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>The address for notices: a code proves it before it is kept.</summary>
public sealed class EmailModel(
    MiftahDb db,
    ChangeEmail change,
    PersonalDataSeal personal,
    QueueMail mail,
    TimeProvider clock
) : SecurityPage(db, clock)
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The address on record.</summary>
    public string? Present { get; private set; }

    /// <summary>No way out is configured.</summary>
    public bool IsOff => !mail.IsOn;

    /// <summary>Until when the code that was sent is taken, UTC; null when none was.</summary>
    public DateTime? CodeEndsAt { get; private set; }

    protected override string Then => "email";

    protected override IReadOnlyList<string> Does =>
        [Acts.EmailCodeSent, Acts.EmailAdded, Acts.EmailChanged, Acts.EmailRemoved];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (IsOff)
            return Page();
        var address = EmailAddress.Of(Address);
        if (address is Result<EmailAddress>.Refused malformed)
            return ShowRefusal(nameof(Address), malformed.Why);
        var refused = await change.BeginAsync(Current, Account, ((Result<EmailAddress>.Ok)address).Value, cancel);
        return refused is null ? Redirect($"{Request.PathBase}/security/email") : ShowRefusal(nameof(Address), refused);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        var refused = CodeShape.Problem(code) ?? await change.ConfirmAsync(Current, Account, code, cancel);
        return refused is null ? DoneWith("email") : ShowRefusal(nameof(Code), refused);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        Present is not null && await change.RemoveAsync(Current, Account, cancel) is { } refused
            ? ShowRefusal("", refused)
            : DoneWith("email-removed");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        Present = personal.Open(Account).Email;
        CodeEndsAt = await change.Open(Current, Now).Select(x => (DateTime?)x.EndsAt).FirstOrDefaultAsync();
        return null;
    }
}
