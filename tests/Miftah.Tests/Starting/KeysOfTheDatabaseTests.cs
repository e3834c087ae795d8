using Microsoft.EntityFrameworkCore;
using Miftah.Data.Cryptography;
using Miftah.Domain.Cryptography;
using Miftah.Tests.Support;
using Miftah.Web.Starting;

namespace Miftah.Tests.Starting;

/// <summary>
/// A node with another key file does not start: it would seal what no other node opens (security.md, promise 19).
/// </summary>
public abstract class KeysOfTheDatabaseTests(Engine engine)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnotherInstallationsFile_IsRefused_WithASentence()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        File.Delete(portal.KeyFile);
        KeyFile.Create(portal.KeyFile, forDevelopment: true);

        var refused = await Should.ThrowAsync<StartRefusedException>(portal.NodeBesideAsync);

        refused.Message.ShouldContain("Master 1 is another key here");
        refused.Message.ShouldContain("Counting 1 is another key here");
        refused.Message.ShouldContain("Give this node the file of the others");
    }

    [Fact]
    public async Task TheRightFile_Starts_AgainAndAgain()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        for (var i = 0; i < 2; i++)
            await (await portal.NodeBesideAsync()).DisposeAsync();
    }

    [Fact]
    public async Task AFileFromBeforeAChange_IsRefused_OnceTheNewKeyIsUsed()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var former = await File.ReadAllBytesAsync(portal.KeyFile, Cancel);
        KeyFile.Add(portal.KeyFile, KeyUse.Sealing);
        await (await portal.NodeBesideAsync()).DisposeAsync();
        var waiting = await File.ReadAllBytesAsync(portal.KeyFile, Cancel);
        await File.WriteAllBytesAsync(portal.KeyFile, former, Cancel);
        await (await portal.NodeBesideAsync()).DisposeAsync(); // The new key only waits: the old file still does.
        await File.WriteAllBytesAsync(portal.KeyFile, waiting, Cancel);
        KeyFile.Use(portal.KeyFile, KeyUse.Sealing);
        await (await portal.NodeBesideAsync()).DisposeAsync();
        await File.WriteAllBytesAsync(portal.KeyFile, former, Cancel);

        (await Should.ThrowAsync<StartRefusedException>(portal.NodeBesideAsync)).Message.ShouldContain(
            "Sealing 2 is in use here and not in the file"
        );
    }

    [Fact]
    public async Task AKeyChangedByHand_IsAccepted_WhenTheOperatorSaysSo()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var ring = KeyFile.Read(portal.KeyFile) with { Counting = KeyRing.NewKey() };

        (await StrangersAsync(portal, ring, accept: false)).ShouldBe(["Counting 1 is another key here"]);
        (await StrangersAsync(portal, ring, accept: true)).ShouldBeEmpty();
        (await StrangersAsync(portal, ring, accept: false)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutWhatTheDatabaseKeeps_AnotherFileStarts()
    {
        // The negative control: the kept values are what refuses it.
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.InDbAsync(db => db.KeyChecks.ExecuteDeleteAsync(Cancel));

        (await StrangersAsync(portal, KeyRing.New(forDevelopment: true), accept: false)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsKept_OpensNothing()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var ring = KeyFile.Read(portal.KeyFile);

        foreach (var kept in await portal.InDbAsync(db => db.KeyChecks.ToListAsync(Cancel)))
        {
            kept.Value.ShouldNotBe(ring.Counting);
            foreach (var use in Enum.GetValues<KeyUse>())
                ring.Of(use).Values.ShouldNotContain(x => x.SequenceEqual(kept.Value));
        }
    }

    private static Task<IReadOnlyList<string>> StrangersAsync(TestPortal portal, KeyRing ring, bool accept) =>
        portal.InDbAsync(db => new KeyChecks(db, ring).StrangersAsync(accept, Cancel));
}

public sealed class KeysOfTheDatabaseOnSqliteTests() : KeysOfTheDatabaseTests(Engine.Sqlite);

public sealed class KeysOfTheDatabaseOnPostgresTests() : KeysOfTheDatabaseTests(Engine.Postgres);
