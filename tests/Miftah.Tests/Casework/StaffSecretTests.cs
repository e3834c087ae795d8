using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.Tests.Architecture;
using Miftah.Tests.Security;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>No staff role reads or sets a code, an answer, a password or a passkey of a person.</summary>
public sealed partial class StaffSecretTests : IAsyncLifetime
{
    private static readonly string[] StaffRooms = ["Console", "Desk", "Operations", "Staff"];

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(60)]
    public void RoomsOfStaff_NameNoColumnOfASecret() =>
        Sources
            .All.Where(x => StaffRooms.Any(room => x.IsIn($"src/Miftah.Web/Features/{room}/")))
            .Breaches(x => SecretsIn(x.Text))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("x => x.SetProperty(a => a.PasswordHash, hash)")]
    [InlineData("var code = attempt.CodeHash;")]
    [InlineData("db.RecoveryAttempts.Select(x => x.AnswerSealed)")]
    [InlineData("db.Passkeys.Add(key)")]
    [InlineData("db.SavedCodes.Where(x => true)")]
    [InlineData("account.Authenticators, it.SecretSealed")]
    [InlineData("personal.Open(account).Username")]
    [InlineData("<password-field name=\"Password\" />")]
    [NegativeControl(60)]
    public void RoomsOfStaff_NameNoColumnOfASecret_CanFail(string text) => SecretsIn(text).ShouldNotBeEmpty();

    [Fact]
    [Sentence(60)]
    public async Task EveryPageOfACase_ShowsNoSecretOfItsPerson()
    {
        var person = portal.NewPerson();
        var (first, second, number) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2), NewNumbers.Next());
        await portal.OnlyAsync(first, second);
        var recovering = portal.NewBrowser();
        var recoveryCode = await portal.CodeForAsync(recovering, person);
        var path = await first.SeeAsync(person);
        await first.FillAsync($"{path}/number", ("Mobile", number));
        await portal.RunOutboxAsync();
        var numberCode = portal.Sms.CodeTo(number);
        var pages = new List<string> { await BodyAsync(first, $"{path}/code"), await BodyAsync(first, path) };
        await first.FillAsync($"{path}/code", ("Code", numberCode));
        foreach (var page in (string[])["/decide", "/history", "/look?fact=Mobile"])
            pages.Add(await BodyAsync(first, path + page));
        await first.DecideAsync(path);
        foreach (var page in (string[])["", "/approve", "/history"])
            pages.Add(await BodyAsync(second, path + page));

        var hash = await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).Select(x => x.PasswordHash).SingleAsync()
        );
        foreach (var secret in (string[])[recoveryCode, numberCode, person.Username, person.Passport, hash])
            pages.ShouldAllBe(x => !x.Contains(secret));
    }

    private static async Task<string> BodyAsync(StaffBrowser member, string path) => (await member.GetAsync(path)).Body;

    private static IEnumerable<string> SecretsIn(string text) => Secret.Matches(text).Select(x => x.Value);

    [GeneratedRegex(
        @"PasswordHash|CodeHash|(Answer|Secret|Claim)Sealed|\bPasskeys\b|SavedCodes|\.Username\b|password-field",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Secret { get; }
}
