using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>What became of one SMS. Nothing of its words or its receiver.</summary>
public sealed record SmsFate(
    SmsPurpose Purpose,
    SmsStatus Status,
    DateTime CreatedAt,
    DateTime? SentAt,
    DateTime EndsAt
);

/// <summary>What became of the latest messages to one number.</summary>
public sealed class SmsFates(MiftahDb db, BlindIndex index)
{
    private const int Shown = 10;

    /// <param name="to">The receiver, in E.164.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>The latest first.</returns>
    public Task<List<SmsFate>> OfAsync(string to, CancellationToken cancel)
    {
        var receiver = ReceiverHash(index, to);
        return db
            .SmsMessages.AsNoTracking()
            .Where(x => x.ReceiverHash == receiver)
            .OrderByDescending(x => x.CreatedAt)
            .Take(Shown)
            .Select(x => new SmsFate(x.Purpose, x.Status, x.CreatedAt, x.SentAt, x.EndsAt))
            .ToListAsync(cancel);
    }

    /// <summary>What is kept of a receiver when the number is wiped.</summary>
    /// <returns>32 bytes.</returns>
    internal static byte[] ReceiverHash(BlindIndex index, string to) => index.Of("sms-receiver", to);
}
