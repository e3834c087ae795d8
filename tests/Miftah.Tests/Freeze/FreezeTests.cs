using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Freeze;

/// <summary>«It wasn't me»: the link in a notice.</summary>
public sealed class FreezeTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(53)]
    public async Task OpeningTheLink_ChangesNothing_ItsButtonFreezes_Once()
    {
        var person = portal.NewPerson();
        var link = await LinkOfANoticeAsync(person);
        var (scanner, owner) = (portal.NewBrowser(), portal.NewBrowser());

        (await scanner.GetAsync(link)).Text.ShouldContain("تجميد حسابي الآن");
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);

        (await owner.FillAsync(link)).Text.ShouldContain("حسابك مجمّد الآن");
        (
            await owner.FillAsync("/sign-in", ("Username", person.Username), ("Password", RecoverySteps.NewPassword))
        ).Errors.ShouldContain("مجمّد");
        (await owner.GetAsync(link)).Text.ShouldContain("لم يعد يعمل");
    }

    [Fact]
    [Sentence(53)]
    public async Task UsedEndedAndUnknownLinks_SayTheSame()
    {
        var link = await LinkOfANoticeAsync(portal.NewPerson());
        portal.Clock.Advance(TimeSpan.FromDays(30));

        var ended = await portal.NewBrowser().GetAsync(link);
        var unknown = await portal.NewBrowser().GetAsync("/x/AAAAAAAAAAAAAAAA");

        ended.Text.ShouldBe(unknown.Text);
    }

    [Fact]
    public async Task Freezing_TellsThePhone_AndClosesRecovery()
    {
        var person = portal.NewPerson();
        await portal.NewBrowser().FillAsync(await LinkOfANoticeAsync(person));
        await portal.RunOutboxAsync();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("حسابك مجمد الآن");

        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);

        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("حسابك مجمد الآن");
        portal.Sms.To(person.Mobile)[^1].Text.ShouldNotContain("#");
    }

    [Theory]
    [InlineData(AccountState.Suspended)]
    [InlineData(AccountState.Closed)]
    public async Task AnAccountThatCannotBeFrozen_IsNotSaidToBe_AndTheLinkStays(AccountState state)
    {
        var person = portal.NewPerson();
        var link = await LinkOfANoticeAsync(person);
        await SetStateAsync(person, state);

        (await portal.NewBrowser().FillAsync(link)).Text.ShouldContain("لم يعد يعمل");

        await SetStateAsync(person, AccountState.Active);
        (await portal.NewBrowser().FillAsync(link)).Text.ShouldContain("حسابك مجمّد الآن");
    }

    private Task<int> SetStateAsync(Someone person, AccountState state) =>
        portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state))
        );

    private async Task<string> LinkOfANoticeAsync(Someone person)
    {
        await portal.RecoverAsync(portal.NewBrowser(), person);
        return Regex.Match(portal.Sms.To(person.Mobile)[^1].Text, "/x/[A-Za-z0-9_-]{16}").Value;
    }
}
