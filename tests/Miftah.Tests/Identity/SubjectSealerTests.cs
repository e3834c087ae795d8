using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Identity;

/// <summary>What is sealed for one person in one place opens for nobody else and nowhere else.</summary>
public class SubjectSealerTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 7, 35, 0, DateTimeKind.Utc);
    private static readonly SealedPlace Place = new("authenticator", "SecretSealed", Guid.CreateVersion7());

    private readonly KeyRing keys = KeyRing.New(forDevelopment: true);

    [Fact]
    public void Open_WhatWasSealed_ComesBack()
    {
        var key = NewKey();
        Encoding.UTF8.GetString(Sealer.Open(key, Place, Sealer.Seal(key, Place, "سر"))).ShouldBe("سر");
    }

    [Theory]
    [InlineData("other", "SecretSealed")]
    [InlineData("authenticator", "Other")]
    [InlineData("authenticatorS", "ecretSealed")] // The same letters, cut elsewhere.
    public void Open_InAnotherColumn_Fails(string table, string column)
    {
        var key = NewKey();
        var made = Sealer.Seal(key, Place, "secret");
        Should.Throw<CryptographicException>(() => Sealer.Open(key, new(table, column, Place.Row), made));
    }

    [Fact]
    public void Open_InAnotherRow_Fails()
    {
        var key = NewKey();
        var made = Sealer.Seal(key, Place, "secret");
        Should.Throw<CryptographicException>(() => Sealer.Open(key, Place with { Row = Guid.CreateVersion7() }, made));
    }

    [Fact]
    public void Open_WithAnotherPersonsKey_Fails()
    {
        var made = Sealer.Seal(NewKey(), Place, "secret");
        Should.Throw<CryptographicException>(() => Sealer.Open(NewKey(), Place, made));
    }

    [Fact]
    public void Open_WithTheKeyRowOfAnotherPerson_PutUnderOnesOwnName_Fails()
    {
        var (mine, theirs) = (NewKey(), NewKey());
        var moved = new DataKey
        {
            SubjectId = mine.SubjectId,
            Id = theirs.Id,
            Wrapped = theirs.Wrapped,
            MasterVersion = theirs.MasterVersion,
            MadeAt = Now,
        };
        Should.Throw<CryptographicException>(() => Sealer.Open(moved, Place, Sealer.Seal(theirs, Place, "secret")));
    }

    [Fact]
    public void Places_ThatAreNotBound_AreSwappedUnseen()
    {
        // The negative control: sealed to one fixed place, the bytes open in whichever row they are put.
        var key = NewKey();
        var nowhere = new SealedPlace("", "", Guid.Empty);
        var made = Sealer.Seal(key, nowhere, "of row one");
        Encoding.UTF8.GetString(Sealer.Open(key, nowhere, made)).ShouldBe("of row one");
    }

    [Fact]
    public void Open_AnyAlteredByte_Fails()
    {
        var key = NewKey();
        var made = Sealer.Seal(key, Place, "secret");
        for (var i = 0; i < made.Length; i++)
        {
            var altered = (byte[])made.Clone();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => Sealer.Open(key, Place, altered), $"byte {i}");
        }
    }

    [Fact]
    public void Open_AfterTheKeyWasDestroyed_Fails() =>
        Should.Throw<CryptographicException>(() => Sealer.Open(null, Place, Sealer.Seal(NewKey(), Place, "secret")));

    [Fact]
    public void Rewrap_ToANewMasterKey_LeavesWhatWasSealed_AndNeedsTheFormerKeyNoMore()
    {
        var key = NewKey();
        var made = Sealer.Seal(key, Place, "secret");
        var both = keys with
        {
            Master = new Dictionary<byte, byte[]> { [1] = keys.Master[1], [2] = KeyRing.NewKey() },
        };

        (key.Wrapped, key.MasterVersion) = new SubjectSealer(both).Rewrap(key);

        key.MasterVersion.ShouldBe((byte)2);
        var newest = keys with { Master = new Dictionary<byte, byte[]> { [2] = both.Master[2] } };
        Encoding.UTF8.GetString(new SubjectSealer(newest).Open(key, Place, made)).ShouldBe("secret");
        Should
            .Throw<CryptographicException>(() => Sealer.Open(key, Place, made))
            .Message.ShouldContain("not on the ring");
    }

    [Fact]
    public void Headers_NameTheirKey()
    {
        var key = NewKey();
        var made = Sealer.Seal(key, Place, "secret");
        made[0].ShouldBe((byte)2);
        new Guid(made.AsSpan(1, 16), bigEndian: true).ShouldBe(key.Id);
    }

    private SubjectSealer Sealer => new(keys);

    private DataKey NewKey() => Sealer.NewKey(Guid.CreateVersion7(), Now);
}
