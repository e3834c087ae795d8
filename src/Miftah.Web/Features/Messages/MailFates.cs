using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>What became of one e-mail. Nothing of its words or its receiver.</summary>
/// <param name="Purpose">Of a notice; null for the code that proves an address.</param>
/// <param name="Status">How far it came.</param>
/// <param name="CreatedAt">When it was promised.</param>
public sealed record MailFate(SmsPurpose? Purpose, MailStatus Status, DateTime CreatedAt);

/// <summary>What became of the latest e-mails to one address.</summary>
public sealed class MailFates(MiftahDb db, BlindIndex index)
{
    private const int Shown = 10;

    /// <param name="to">The receiver's address.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>The latest first.</returns>
    public Task<List<MailFate>> OfAsync(string to, CancellationToken cancel)
    {
        var receiver = ReceiverHash(index, to);
        return db
            .MailMessages.AsNoTracking()
            .Where(x => x.ReceiverHash == receiver)
            .OrderByDescending(x => x.CreatedAt)
            .Take(Shown)
            .Select(x => new MailFate(x.Purpose, x.Status, x.CreatedAt))
            .ToListAsync(cancel);
    }

    /// <summary>What is kept of a receiver when the address is wiped.</summary>
    /// <returns>32 bytes.</returns>
    internal static byte[] ReceiverHash(BlindIndex index, string to) => index.Of("mail-receiver", to);
}
