using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Contact;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Desk;

/// <summary>How many messages wait, the next one, and the agent's own. Nobody picks from the line.</summary>
[Needs("desk.messages")]
public sealed class MessagesModel(MiftahDb db, TakeMessage take) : StaffPage
{
    private const int ShownMax = 50;

    public override bool HasForm => false;

    public int WaitingCount { get; private set; }

    public IReadOnlyList<ContactMessage> Mine { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        (await take.RunAsync(Member.Account, cancel)).Match<IActionResult>(
            ok: id => Redirect($"{Request.PathBase}/staff/messages/{id}"),
            refused: why => ShowRefusal("", why)
        );

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var id = Member.Id;
        WaitingCount = await take.Waiting.CountAsync();
        Mine = await db
            .ContactMessages.AsNoTracking()
            .Where(x => x.TakenBy == id && x.State == ContactState.Taken)
            .OrderBy(x => x.ReceivedAt)
            .Take(ShownMax)
            .ToListAsync();
        return null;
    }
}
