using Miftah.Domain.Messaging;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Desk;

/// <summary>
/// What became of an e-mail is told in a call, as it is of an SMS: never to whom, never what it said.
/// </summary>
public abstract class MailFateTests(TestPortal portal) : IAsyncLifetime
{
    private const string Handed = "تسلّمها خادم البريد";
    private const string Queued = "لم يتسلّمها خادم البريد بعد";
    private const string Refused = "رفضها خادم البريد";
    private const string Ended = "انتهى وقتها قبل أن يتسلّمها";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        (portal.Mail.IsDown, portal.Mail.Refuses) = (false, false);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MailThatAServerTook_IsToldAsHandedOver_AndItsAddressIsNot()
    {
        var (person, address) = await WithEmailAsync();

        var shown = await ToldAsync(person);

        shown.Text.ShouldContain("رمز تأكيد البريد");
        shown.Text.ShouldContain(Handed);
        shown.Body.ShouldNotContain(address);
    }

    [Fact]
    public async Task MailThatAServerRefused_IsToldAsRefused()
    {
        var (person, _) = await WithEmailAsync();
        portal.Mail.Refuses = true;

        await portal.RecoverAsync(portal.NewBrowser(), person);

        (await ToldAsync(person)).Text.ShouldContain(Refused);
    }

    [Fact]
    public async Task MailThatWaits_IsToldAsQueued_AndAtItsEndAsNotSent()
    {
        var (person, _) = await WithEmailAsync();
        portal.Mail.IsDown = true;

        await portal.RecoverAsync(portal.NewBrowser(), person);
        (await ToldAsync(person)).Text.ShouldContain(Queued);
        portal.Clock.Advance(TimeSpan.FromDays(MailMessage.NoticeLifetimeDays + 1));
        await portal.RunOutboxAsync();

        (await ToldAsync(person)).Text.ShouldContain(Ended);
    }

    private async Task<Page> ToldAsync(Someone person)
    {
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var shown = await agent.CallAsync(person.Number, person.Mobile.Last2());
        shown.Errors.ShouldBeEmpty();
        return shown;
    }

    private async Task<(Someone Person, string Address)> WithEmailAsync()
    {
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        var address = $"reader{person.Number}@example.com";
        await portal.SignInAsync(browser, person);
        await portal.AddEmailAsync(browser, address);
        return (person, address);
    }
}

public sealed class SqliteMailFateTests(SqlitePortal on) : MailFateTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresMailFateTests(PostgresPortal on) : MailFateTests(on.Portal), IClassFixture<PostgresPortal>;
