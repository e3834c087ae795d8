using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>What a claimant's browser is never told, and that these tests would see it.</summary>
public sealed class DisclosureTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private static readonly HashAlgorithmName[] Hashes =
    [
        HashAlgorithmName.MD5,
        HashAlgorithmName.SHA1,
        HashAlgorithmName.SHA256,
        HashAlgorithmName.SHA512,
    ];

    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(4, 5)]
    public async Task RecoveryPages_ShowNoStoredMobile_AndNoDigestOfIt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        // Somebody else's number is claimed: whatever of the registered one appears comes from the account.
        await portal.AnswerAsync(browser, person.Number, portal.NewPerson().Mobile, person.Passport);
        foreach (var path in (string[])["/recover/question", "/recover/answer", "/recover/code"])
            Traces(await ReceivedAsync(browser, path), person.Mobile).ShouldBeEmpty(path);

        var owner = portal.NewBrowser();
        await portal.ProveAsync(owner, person);
        Traces(await ReceivedAsync(owner, "/recover/password"), person.Mobile).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("sha256-base64")]
    [InlineData("sha1-hex")]
    [NegativeControl(5)]
    public void TheSearch_FindsADigest(string kind)
    {
        const string Mobile = "+966501234567";
        var bytes = Encoding.UTF8.GetBytes(Mobile[1..]);
        var leak = kind switch
        {
            "sha256-base64" => Convert.ToBase64String(SHA256.HashData(bytes)),
            "sha1-hex" => Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes)),
            _ => "0501234567",
        };

        Traces($"<input data-x=\"{leak}\">", Mobile).ShouldNotBeEmpty();
    }

    [Fact]
    [NegativeControl(6)]
    public async Task TheSearch_FindsTheUsername_WhereItIs()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);

        (await browser.GetAsync("/recover/password")).Body.ShouldContain(person.Username);
    }

    [Fact]
    [Sentence(1, 16, 31)]
    public async Task EveryPageUntilTheCode_IsTheSameInEveryByte_ForEveryone()
    {
        var (known, mismatched) = (portal.NewPerson(), portal.NewPerson());
        var (frozen, suspended) = (portal.InState("frozen"), portal.InState("suspended"));
        // The kind is in the number itself, and decides the questions: each is compared with nobody of its kind.
        var nobody = new Dictionary<char, string>
        {
            ['1'] = await WalkAsync(NobodyOf(PersonKind.Citizen), "+966500000000"),
            ['2'] = await WalkAsync(NobodyOf(PersonKind.Resident), "+966500000000"),
        };
        foreach (
            var (what, number, mobile) in ((string, string, string)[])
                [
                    ("known", known.Number, known.Mobile),
                    ("another's mobile", mismatched.Number, known.Mobile),
                    ("frozen", frozen.IdentityNumber, frozen.Mobile),
                    ("suspended", suspended.IdentityNumber, suspended.Mobile),
                ]
        )
            (await WalkAsync(number, mobile)).ShouldBe(nobody[number[0]], what);
    }

    [Fact]
    [NegativeControl(1, 16, 31)]
    public async Task TheComparison_SeesADifference_WhereThereIsOne()
    {
        // A resident is asked other questions: the kind is in the number, and so it may show.
        var (citizen, resident) = (portal.NewPerson(), portal.NewPerson(PersonKind.Resident));

        (await WalkAsync(citizen.Number, citizen.Mobile)).ShouldNotBe(
            await WalkAsync(resident.Number, resident.Mobile)
        );
    }

    [Fact]
    [Sentence(42)]
    public async Task RecoveryCookie_IsNoSession_AndOpensNothingElse()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        var secret = browser
            .Cookies.GetCookies(browser.Origin)
            .Single(x => x.Name.EndsWith("recovery", StringComparison.Ordinal))
            .Value;

        (await browser.IsSignedInAsync()).ShouldBeFalse();
        foreach (var kind in (string[])["session", "sign-in", "device"])
        {
            var thief = portal.NewBrowser();
            thief.Cookies.Add(thief.Origin, new Cookie($"miftah-80-{kind}", secret));
            (await thief.IsSignedInAsync()).ShouldBeFalse(kind);
            (await thief.GetAsync("/sign-in/code")).ShouldGoTo("/sign-in?ended=code");
        }
    }

    [Fact]
    [NegativeControl(42, 50)]
    public async Task SessionCookie_InAnotherBrowser_WouldOpenHome()
    {
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, portal.NewPerson());
        var copy = portal.NewBrowser();
        copy.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));

        (await copy.IsSignedInAsync()).ShouldBeTrue("so the test above knows how a session is taken over");
    }

    private static string NobodyOf(PersonKind kind) => IdentityNumber.FromBody(kind, IdentityNumber.BodyEnd - 1).Value;

    // Status, address, headers and body of each page and of each answer to a post, without what is random.
    private async Task<string> WalkAsync(string number, string mobile)
    {
        var browser = portal.NewBrowser();
        var seen = new StringBuilder();
        void See(Page page) => seen.AppendLine(page.WithoutSecrets());
        See(await browser.IdentifyAsync(number, mobile));
        See(await browser.GetAsync("/recover/question"));
        See(await browser.FillAsync("/recover/question", ("Question", "passport-number")));
        See(await browser.GetAsync("/recover/answer"));
        See(await browser.FillAsync("/recover/answer", ("Answer", "A0000000")));
        await portal.RunOutboxAsync();
        See(await browser.GetAsync("/recover/code"));
        for (var i = 0; i < 4; i++)
            See(await browser.FillAsync("/recover/code", ("Code", "000000")));
        See(await browser.FillAsync("/recover/code?handler=Resend"));
        foreach (var cookie in browser.Cookies.GetCookies(browser.Origin).OrderBy(x => x.Name, StringComparer.Ordinal))
            seen.AppendJoin(' ', cookie.Name, cookie.Value.Length, cookie.Path, cookie.HttpOnly, cookie.Secure);
        return seen.ToString();
    }

    private static async Task<string> ReceivedAsync(Browser browser, string path)
    {
        var page = await browser.GetAsync(path);
        page.Status.ShouldBe(HttpStatusCode.OK, path);
        return page.Body + browser.Cookies.GetCookieHeader(browser.Origin) + string.Join('\n', page.Headers);
    }

    // A number in each way of writing it, and each common digest of each, in each common spelling of bytes.
    private static IEnumerable<string> Traces(string received, string mobile)
    {
        string[] spellings = [mobile, mobile[1..], $"0{mobile[4..]}", mobile[4..]];
        foreach (var spelling in spellings)
        {
            var bytes = Encoding.UTF8.GetBytes(spelling);
            byte[][] digests = [bytes, .. Hashes.Select(x => CryptographicOperations.HashData(x, bytes))];
            string[] needles =
            [
                spelling,
                .. digests.SelectMany(x =>
                    (string[])[Convert.ToBase64String(x), Base64Url.EncodeToString(x), Convert.ToHexString(x)]
                ),
            ];
            foreach (var needle in needles)
                if (received.Contains(needle, StringComparison.OrdinalIgnoreCase))
                    yield return needle;
        }
    }
}
