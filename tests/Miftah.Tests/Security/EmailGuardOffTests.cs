using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>Guesses at the code of an e-mail address, where the statement does not look how many there were.</summary>
public sealed class EmailGuardOffTests
{
    [Fact]
    public async Task TriesThatAreNotCounted_EndWithTheRightCode_HoweverManyWereWrong()
    {
        var off = new GuardOff().Condition("UPDATE \"email_claim\"", "\"\\w+\"\\.\"Tries\" < (@\\w+|\\d+)");
        await using var portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, portal.NewPerson());
        await browser.FillAsync("/security/email", ("Address", "guess@example.org"));
        await portal.RunOutboxAsync();
        var code = portal.Mail.CodeTo("guess@example.org");
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < EmailClaim.TriesMax; i++)
            await browser.FillAsync("/security/email?handler=Code", ("Code", wrong));

        var page = await browser.FillAsync("/security/email?handler=Code", ("Code", code));

        page.ShouldGoTo("/security?done=email");
        off.Taken.ShouldBeGreaterThan(0);
    }
}
