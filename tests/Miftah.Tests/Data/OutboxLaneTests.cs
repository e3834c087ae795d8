using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Tests.Support;

namespace Miftah.Tests.Data;

/// <summary>What waits for somebody goes before what only waits to be written down.</summary>
public abstract class OutboxLaneTests(TestPortal portal)
{
    [Fact]
    [Sentence(52)]
    public async Task Word_GoesBeforeWork_AndWorkBeforeRecords_HoweverLongTheyHaveWaited()
    {
        var now = portal.Clock.Now().AddHours(-1);
        var flood = Enumerable
            .Range(0, 60)
            .Select(i => Message(i % 2 == 0 ? OutboxLane.Work : OutboxLane.Record, now.AddSeconds(i)));
        await AddAsync([.. flood, Message(OutboxLane.Word, now.AddMinutes(2))]);

        var claimed = await portal.InDbAsync(db =>
            db.ClaimDueAsync(now.AddMinutes(5), now.AddMinutes(6), 31, CancellationToken.None)
        );

        claimed.Count(x => x.Lane == OutboxLane.Word).ShouldBe(1);
        claimed.Count(x => x.Lane == OutboxLane.Work).ShouldBe(30);
        await EmptyAsync();
    }

    [Fact]
    public async Task InOneLane_WhatIsDueFirstGoesFirst_AndWhatIsNotDueStays()
    {
        var now = portal.Clock.Now().AddHours(-1);
        var messages = Enumerable.Range(0, 4).Select(i => Message(OutboxLane.Word, now.AddMinutes(i))).ToList();
        await AddAsync(messages);

        var claimed = await portal.InDbAsync(db =>
            db.ClaimDueAsync(now.AddMinutes(2), now.AddMinutes(9), 2, CancellationToken.None)
        );

        claimed.Select(x => x.Id).ShouldBe(messages.Take(2).Select(x => x.Id), ignoreOrder: true);
        await EmptyAsync();
    }

    [Fact]
    [NegativeControl(52)]
    public async Task InOneLaneAlone_TheFloodWouldGoFirst()
    {
        var now = portal.Clock.Now().AddHours(-1);
        var word = Message(OutboxLane.Work, now.AddMinutes(2));
        await AddAsync([.. Enumerable.Range(0, 60).Select(i => Message(OutboxLane.Work, now.AddSeconds(i))), word]);

        var claimed = await portal.InDbAsync(db =>
            db.ClaimDueAsync(now.AddMinutes(5), now.AddMinutes(6), 31, CancellationToken.None)
        );

        claimed.ShouldNotContain(x => x.Id == word.Id);
        await EmptyAsync();
    }

    private static OutboxMessage Message(OutboxLane lane, DateTime due)
    {
        var message = OutboxMessage.Now("lane", Guid.CreateVersion7(), due, lane);
        message.DueAt = due;
        return message;
    }

    private Task<int> AddAsync(IEnumerable<OutboxMessage> messages) =>
        portal.InDbAsync(db =>
        {
            db.Outbox.AddRange(messages);
            return db.SaveChangesAsync();
        });

    private Task<int> EmptyAsync() =>
        portal.InDbAsync(db => db.Outbox.Where(x => x.Kind == "lane").ExecuteDeleteAsync());
}

public sealed class OutboxLaneOnSqliteTests(SqlitePortal on) : OutboxLaneTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class OutboxLaneOnPostgresTests(PostgresPortal on)
    : OutboxLaneTests(on.Portal),
        IClassFixture<PostgresPortal>;
