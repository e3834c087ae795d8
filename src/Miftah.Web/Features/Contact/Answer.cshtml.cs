using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Contact;
using Miftah.Domain.Cryptography;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Contact;

/// <summary>
/// The answer to a message, for whoever has the link that was sent. Unknown and forgotten links say the same.
/// </summary>
public sealed class AnswerModel(MiftahDb db, Sealer sealer) : PublicPage
{
    public override bool HasForm => false;

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public ContactReply? Reply { get; private set; }

    public string Reference { get; private set; } = "";

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var hash = Secrets.Hash(Token);
        var found = await db.ContactMessages.AsNoTracking().SingleOrDefaultAsync(x => x.TokenHash == hash);
        if (found?.ReplySealed is not { } made)
            return null;
        Reply = JsonSerializer.Deserialize<ContactReply>(sealer.Open(made, ContactMessage.ReplyAt(found.Id)));
        Reference = found.Reference;
        return null;
    }
}
