using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.SignIn;

/// <summary>The second step by what was bound before: strongest first, SMS only when it is asked for.</summary>
public abstract class SecondStepTests(TestPortal portal)
{
    [Fact]
    public async Task AppCode_SignsIn_AndNoSmsIsSent()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);

        (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).ShouldGoTo("/home");
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldBeEmpty();
        (await MethodAsync(person)).ShouldBe(SignInMethod.PasswordAndApp);
        (await browser.GetAsync("/home")).Text.ShouldContain("كلمة المرور وتطبيق المصادقة");
    }

    [Fact]
    public async Task SavedCode_SignsIn_Once()
    {
        var person = await portal.NewGuardedAsync();
        var (first, second) = (portal.NewBrowser(), portal.NewBrowser());
        await first.PasswordAsync(person);
        await second.PasswordAsync(person);

        (await first.FillAsync("/sign-in/code?by=saved", ("Code", person.SavedCodes[3]))).ShouldGoTo("/home");
        (await second.FillAsync("/sign-in/code?by=saved", ("Code", person.SavedCodes[3]))).Errors.ShouldContain(
            "لا يطابق رمزًا محفوظًا"
        );

        (await MethodAsync(person)).ShouldBe(SignInMethod.PasswordAndSavedCode);
        (await second.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Sms_IsSentOnlyWhenItIsChosen_AndThenSignsIn()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);
        (await browser.GetAsync("/sign-in/code?by=sms")).Text.ShouldContain("يمكن إرسال رمز");
        await portal.RunOutboxAsync();
        portal.Sms.To(person.Mobile).ShouldBeEmpty("a GET sends nothing");

        (await browser.FillAsync("/sign-in/code?by=sms&handler=Resend")).ShouldGoTo("/sign-in/code?by=sms");
        await portal.RunOutboxAsync();

        (await browser.FillAsync("/sign-in/code?by=sms", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo(
            "/home"
        );
        (await MethodAsync(person)).ShouldBe(SignInMethod.PasswordAndSms);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HundredParallelRequestsForACode_SendOne(bool again)
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);
        const string Ask = "/sign-in/code?by=sms&handler=Resend";
        if (again)
            await browser.FillAsync(Ask);
        await portal.RunOutboxAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = portal.Sms.To(person.Mobile).Count;
        var shown = await browser.GetAsync("/sign-in/code?by=sms");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => browser.PostAsync(shown, Ask)));
        await portal.RunOutboxAsync();

        (portal.Sms.To(person.Mobile).Count - before).ShouldBe(1);
    }

    [Fact]
    public async Task WhenTheGatewayIsDown_AnAppStillSignsIn()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        portal.Sms.IsDown = true;
        try
        {
            await browser.PasswordAsync(person);
            (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).ShouldGoTo("/home");
        }
        finally
        {
            portal.Sms.IsDown = false;
        }
    }

    [Fact]
    public async Task WrongAppCode_OpensNothing_AndWayThatIsNotOpen_FallsBackToTheStrongest()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);

        (await browser.FillAsync("/sign-in/code", ("Code", person.WrongAppCode()))).Errors.ShouldContain(
            "لا يطابق الرمز الظاهر في التطبيق"
        );
        (await browser.FillAsync("/sign-in/code?by=passkey", ("Code", person.WrongAppCode()))).Errors.ShouldContain(
            "لا يطابق الرمز الظاهر في التطبيق"
        );
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task ProofOfOneAttempt_OpensNoOther_WhenTheAccountChangedMeanwhile()
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);
        await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == person.Account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1))
        );

        (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).Errors.ShouldContain("انتهى هذا الطلب");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    private Task<SignInMethod> MethodAsync(Guarded person) =>
        portal.InDbAsync(db =>
            db.Sessions.Where(x => x.AccountId == person.Account.Id)
                .OrderByDescending(x => x.StartedAt)
                .Select(x => x.Method)
                .FirstAsync()
        );
}

public sealed class SecondStepOnSqliteTests(SqlitePortal on) : SecondStepTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class SecondStepOnPostgresTests(PostgresPortal on)
    : SecondStepTests(on.Portal),
        IClassFixture<PostgresPortal>;
