using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Contact;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Desk;

/// <summary>One message, to the agent who has it: read, answered, closed. Where the answer goes is not shown.</summary>
[Needs("desk.messages")]
public sealed class MessageModel(MiftahDb db, EndMessage end) : StaffPage
{
    private static readonly Refusal NoAnswer = new("desk.message-no-answer");

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string? Library { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public ContactMessage Message { get; private set; } = null!;

    public ContactWords Written { get; private set; } = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var library = AnswerLibrary.All.Contains(Library, StringComparer.Ordinal) ? Library : null;
        var words = string.IsNullOrWhiteSpace(Words) ? "" : ContactMessage.Read(Words);
        if (words is Result<string>.Refused badly)
            return ShowRefusal(nameof(Words), badly.Why);
        var own = ((Result<string>.Ok)words).Value;
        if (library is null && own.Length == 0)
            return ShowRefusal(nameof(Library), NoAnswer);
        return await EndAsync(new(library, own), cancel);
    }

    /// <summary>Nothing to answer.</summary>
    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => EndAsync(null, cancel);

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParse(Id, out var id))
            return NotFound();
        var found = await db.ContactMessages.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
        if (found is null || !Member.May("desk.messages", found.ScopeFor(Member.Account)))
            return NotFound();
        if (end.WordsOf(found) is not { } written)
            return NotFound();
        (Message, Written) = (found, written);
        return null;
    }

    private async Task<IActionResult> EndAsync(ContactReply? reply, CancellationToken cancel) =>
        await end.RunAsync(Member.Account, Message, reply, cancel) is { } refused
            ? ShowRefusal("", refused)
            : Redirect($"{Request.PathBase}/staff/messages");
}
