using System.Text;
using Miftah.Domain.Passwords;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Passwords;
using static Miftah.Tests.Passwords.PasswordSamples;

namespace Miftah.Tests.Passwords;

public sealed class Argon2PasswordsTests : IDisposable
{
    private readonly HashWorkers workers = Workers();
    private readonly List<Argon2Cost> derived = [];
    private readonly Argon2Passwords hasher;

    public Argon2PasswordsTests() => hasher = Hasher(Keys((1, 7)), workers, derive: Count);

    public void Dispose() => workers.Dispose();

    [Fact]
    [Sentence(47)]
    public void Derive_AgreesWithTheReferenceImplementation()
    {
        var made = new byte[32];

        Argon2.Derive(Argon2Cost.Current, "password"u8, "0123456789abcdef"u8, made);

        // printf password | argon2 0123456789abcdef -id -v 13 -t 2 -k 19456 -p 1 -l 32
        Convert.ToHexStringLower(made).ShouldBe("d2ab07b39ef7f8b806227cd86fbb11aa5393066a98e17eacacd126eb26e9276d");
    }

    [Fact]
    public async Task Verify_TheRightPassword_Matches_AnotherDoesNot()
    {
        var stored = await hasher.HashAsync(Good, Cancel);

        stored.ShouldStartWith("$argon2id$v=19$m=19456,t=2,p=1,keyid=1$");
        (await hasher.VerifyAsync(Good, stored, Cancel)).ShouldBe(new PasswordCheck(true, false));
        (await hasher.VerifyAsync(Good + " ", stored, Cancel)).ShouldBe(new PasswordCheck(false, false));
    }

    [Fact]
    public async Task Hash_Twice_IsNeverTheSame() =>
        (await hasher.HashAsync(Good, Cancel)).ShouldNotBe(await hasher.HashAsync(Good, Cancel));

    [Theory]
    [InlineData("caf\u00E9 lantern copper", "cafe\u0301 lantern copper")]
    [InlineData("ｒｉｖｅｒ lantern", "river lantern")]
    [InlineData("لا نهر", "\uFEFB نهر")]
    public async Task Verify_EqualSpellings_Match(string set, string typed) =>
        (await hasher.VerifyAsync(typed, await hasher.HashAsync(set, Cancel), Cancel)).Matches.ShouldBeTrue();

    [Theory]
    [InlineData("River lantern", "river lantern")]
    [InlineData("مُحَمَّد نهر", "محمد نهر")]
    [InlineData("نهر ٢٠٣٠", "نهر 2030")]
    public async Task Verify_WhatIsOnlyComparedAlike_DoesNotMatch(string set, string typed) =>
        (await hasher.VerifyAsync(typed, await hasher.HashAsync(set, Cancel), Cancel)).Matches.ShouldBeFalse();

    [Fact]
    public async Task Verify_TheLastOf256Characters_Counts()
    {
        var stored = await hasher.HashAsync(new string('ن', 255) + "a", Cancel);

        (await hasher.VerifyAsync(new string('ن', 255) + "b", stored, Cancel)).Matches.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$2b$12$abcdefghijklmnopqrstuu")]
    public async Task Verify_NobodysPassword_CostsOneWholeHash_AndNeverMatches(string? stored)
    {
        var check = await hasher.VerifyAsync(Good, stored, Cancel);

        check.ShouldBe(new PasswordCheck(false, false));
        derived.ShouldBe([Argon2Cost.Current]);
        workers.Done.ShouldBe(1);
    }

    [Fact]
    [NegativeControl(47)]
    public async Task Verify_NobodysPassword_NeverMatches_EvenWhereTheHashIsBroken()
    {
        // A function that fills nothing would make everything equal if the dummy were compared alone.
        var broken = Hasher(Keys((1, 7)), workers, derive: (_, _, _, into) => into.Clear());

        (await broken.VerifyAsync(Good, storedHash: null, Cancel)).Matches.ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_AMegabyte_TakesTheSamePath()
    {
        var stored = await hasher.HashAsync("", Cancel);
        derived.Clear();

        (await hasher.VerifyAsync(new string('x', 1_000_000), stored, Cancel)).Matches.ShouldBeFalse();
        derived.ShouldBe([Argon2Cost.Current]);
    }

    [Fact]
    [Sentence(47)]
    public async Task Verify_AfterTheCostRose_MatchesAndAsksToBeStoredAnew()
    {
        var former = Hasher(Keys((1, 7)), workers, new Argon2Cost(8_192, 1));
        var stored = await former.HashAsync(Good, Cancel);

        (await hasher.VerifyAsync(Good, stored, Cancel)).ShouldBe(new PasswordCheck(true, NeedsRehash: true));
        (await hasher.VerifyAsync("wrong", stored, Cancel)).ShouldBe(new PasswordCheck(false, NeedsRehash: false));
        (await former.VerifyAsync(Good, stored, Cancel)).NeedsRehash.ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_AfterThePepperTurned_MatchesAndAsksToBeStoredAnew()
    {
        var stored = await hasher.HashAsync(Good, Cancel);
        var turned = Hasher(Keys((1, 7), (2, 9)), workers);

        (await turned.VerifyAsync(Good, stored, Cancel)).ShouldBe(new PasswordCheck(true, NeedsRehash: true));
        var anew = await turned.HashAsync(Good, Cancel);
        anew.ShouldContain(",keyid=2$");
        (await turned.VerifyAsync(Good, anew, Cancel)).ShouldBe(new PasswordCheck(true, NeedsRehash: false));
    }

    [Fact]
    public async Task Verify_WithAnotherPepper_DoesNotMatch()
    {
        var stored = await hasher.HashAsync(Good, Cancel);

        (await Hasher(Keys((1, 8)), workers).VerifyAsync(Good, stored, Cancel)).Matches.ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_WithoutItsPepper_IsNobodys()
    {
        var stored = await hasher.HashAsync(Good, Cancel);

        (await Hasher(Keys((2, 7)), workers).VerifyAsync(Good, stored, Cancel)).Matches.ShouldBeFalse();
    }

    [Fact]
    public async Task Hash_IsOverThePepperedPassword_NotThePassword()
    {
        List<byte[]> secrets = [];
        var spied = Hasher(
            Keys((1, 7)),
            workers,
            derive: (cost, secret, salt, into) =>
            {
                secrets.Add(secret.ToArray());
                Argon2.Derive(cost, secret, salt, into);
            }
        );

        await spied.HashAsync(Good, Cancel);

        var pepper = Enumerable.Repeat((byte)7, 32).ToArray();
        secrets.ShouldHaveSingleItem();
        secrets[0].ShouldBe(System.Security.Cryptography.HMACSHA256.HashData(pepper, Encoding.UTF8.GetBytes(Good)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private void Count(Argon2Cost cost, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, Span<byte> into)
    {
        derived.Add(cost);
        Argon2.Derive(cost, secret, salt, into);
    }
}
