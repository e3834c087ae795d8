using System.Security.Cryptography;
using CsCheck;
using Miftah.Web.Adapters.Passwords;

namespace Miftah.Tests.Passwords;

public class PasswordRecordTests
{
    private const string Tail = "$MDEyMzQ1Njc4OWFiY2RlZg$0qsHs573+LgGInzYb7sRqlOTBmqY4X6srNEm6ybpJ20";

    [Fact]
    public void TryParse_ReadsWhatToStringWrote() =>
        Gen.Select(Gen.Int[8, 262_144], Gen.Int[1, 16], Gen.Byte)
            .Sample(
                (memory, passes, pepper) =>
                {
                    var written = new PasswordRecord(
                        new Argon2Cost(memory, passes),
                        pepper,
                        RandomNumberGenerator.GetBytes(Argon2.SaltBytes),
                        RandomNumberGenerator.GetBytes(Argon2.HashBytes)
                    ).ToString();
                    return PasswordRecord.TryParse(written, out var read) && read.ToString() == written;
                },
                iter: 200
            );

    [Fact]
    public void TryParse_ARecord_IsRead()
    {
        PasswordRecord.TryParse("$argon2id$v=19$m=19456,t=2,p=1,keyid=3" + Tail, out var read).ShouldBeTrue();
        read!.Cost.ShouldBe(Argon2Cost.Current);
        read.PepperVersion.ShouldBe((byte)3);
        read.Salt.ShouldBe("0123456789abcdef"u8.ToArray());
    }

    [Theory]
    [InlineData("$argon2id$v=19$m=262145,t=2,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=9999999,t=2,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=7,t=2,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=19456,t=0,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=19456,t=17,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=2,keyid=1")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1,keyid=256")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1")]
    [InlineData("$argon2id$v=16$m=19456,t=2,p=1,keyid=1")]
    [InlineData("$argon2i$v=19$m=19456,t=2,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=-9456,t=2,p=1,keyid=1")]
    [InlineData("$argon2id$v=19$m=١٩٤٥٦,t=2,p=1,keyid=1")]
    [InlineData("x$argon2id$v=19$m=19456,t=2,p=1,keyid=1")]
    public void TryParse_OtherSchemesAndAbsurdCosts_AreRefused(string head) =>
        PasswordRecord.TryParse(head + Tail, out _).ShouldBeFalse();

    [Theory]
    [InlineData("\n")]
    [InlineData("=")]
    [InlineData("A")]
    [InlineData("$")]
    public void TryParse_WithAnythingBehind_IsRefused(string behind) =>
        PasswordRecord.TryParse("$argon2id$v=19$m=19456,t=2,p=1,keyid=1" + Tail + behind, out _).ShouldBeFalse();
}
