using Miftah.Domain.Messaging;
using Miftah.Web;
using Miftah.Web.Features.Messages;
using Miftah.Web.Text;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

/// <summary>What reads like a message of this portal, and which small changes make it somebody else's.</summary>
public class OwnTextsTests
{
    private const string Notice =
        "Miftah: your password was changed. Not you? Freeze your account:\nmiftah.example/x/AbCd-0123_efGhIj";

    public static TheoryData<SmsPurpose> Purposes => [.. Enum.GetValues<SmsPurpose>()];

    [Theory]
    [MemberData(nameof(Purposes))]
    public void EachOfOurTexts_WithWhateverCodeLinkOrDay_IsLikeOurs(SmsPurpose purpose)
    {
        foreach (var language in (Language[])[Language.Arabic, Language.English])
        foreach (var origin in (string[])["https://miftah.example", "https://services.ministry-of-interior.example"])
        {
            var values = new SmsValues("906513", "Zz-_0123456789ab", Now.AddDays(100));
            var text = Composer(origin).Compose(purpose, values, language);

            Texts(origin).AreLike(text).ShouldBeTrue(text);
            Texts(origin).AreLike(text.Replace("906513", "", StringComparison.Ordinal)).ShouldBeTrue(text);
        }
    }

    [Theory]
    [InlineData("رمز تسجيل الدخول ٤٨٢١٩٣ سري، لن يطلبه موظف.\n@miftah.example #٤٨٢١٩٣")]
    [InlineData("  رمز تسجيل الدخول 482193 سري، لن يطلبه موظف.\r\n\r\n@miftah.example #482193 ")]
    [InlineData("\u200Fرمز تسجيل الدخول \u2066482193\u2069 سري، لن يطلبه موظف. @miftah.example #482193")]
    [InlineData("miftah.example/x/AbCd-0123_efGhIj")]
    [InlineData("https://miftah.example/x/AbCd-0123_efGhIj")]
    [InlineData(Notice)]
    public void WhatCopyingChanges_ChangesNothing(string text) => Texts().AreLike(text).ShouldBeTrue();

    [Theory]
    [InlineData("miftah.example", "miftah-example.com")]
    [InlineData("miftah.example", "miftah.example.evil.example")]
    [InlineData("miftah.example", "evil.example/miftah.example")]
    [InlineData("miftah.example", "miftah.example@evil.example")]
    [InlineData("miftah.example", "miftah.example:444")]
    [InlineData("miftah.example", "my.miftah.example")]
    [InlineData("miftah.example", "m\u0456ftah.example")]
    [InlineData("miftah.example", "\u202Eelpmaxe.hatfim\u202C")]
    [InlineData("/x/", "/y/")]
    [InlineData("efGhIj", "efGhIjk")]
    [InlineData("password", "p\u0430ssword")]
    [InlineData("Freeze your account:", "Freeze your account: evil.example/x")]
    [InlineData("Freeze your account:", "Freeze your account or call 123456 or 654321:")]
    [InlineData("Miftah:", "Miftah: win a car.")]
    public void AnotherHostALinkMoreOrALetterOfAnotherAlphabet_IsNotOurs(string ours, string theirs)
    {
        var forged = Notice.Replace(ours, theirs, StringComparison.Ordinal);

        forged.ShouldNotBe(Notice);
        Texts().AreLike(forged).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://evil.example/x/AbCd-0123_efGhIj")]
    [InlineData("miftah.example")]
    [InlineData("miftah.example/x/short")]
    [InlineData("look at miftah.example/x/AbCd-0123_efGhIj")]
    [InlineData("miftah.example/x/AbCd-0123_efGhIj evil.example")]
    [InlineData("")]
    public void ALinkAlone_IsOursOnlyWhole(string text) => Texts().AreLike(text).ShouldBeFalse();

    // The control: what the comparison does without the care for a second number.
    [Fact]
    public void ASecondNumber_IsComparedWithTheRest()
    {
        SmsWords.Of("your code 482193, or call 123456").ShouldContain("123456");
        SmsWords.Of("your code 482193 #482193").ShouldBe("your code");
    }

    [Fact]
    public void TheHash_IsOfTheReceiverToo()
    {
        var index = new Domain.Cryptography.BlindIndex(Keys());
        var hash = OwnTexts.HashOf(index, "+966500000001", Notice);

        OwnTexts.HashOf(index, "+966500000001", Notice.Replace('\n', ' ')).ShouldBe(hash);
        OwnTexts.HashOf(index, "+966500000002", Notice).ShouldNotBe(hash);
    }

    private static OwnTexts Texts(string origin = "https://miftah.example") =>
        new(Composer(origin), new Portal(new PortalOptions { Origin = origin, SupportNumber = "920000000" }));
}
