using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>The picture on the screen of a kiosk that somebody left: it is not for whoever comes next.</summary>
public abstract class PhoneLinkTests(TestPortal portal)
{
    private const int IdleSeconds = KioskVisit.WarnSeconds + KioskVisit.WipeSeconds;

    [Fact]
    public async Task LinkThatNoPhoneOpened_IsOverWithTheIdleScreen()
    {
        var (kiosk, link) = await OfferAsync();

        portal.Clock.Advance(TimeSpan.FromSeconds(IdleSeconds));

        (await portal.NewBrowser().GetAsync(link)).Text.ShouldContain("استُخدم");
        (await kiosk.GetAsync("/kiosk/phone")).ShouldGoTo("/kiosk?ended=1");
    }

    [Fact]
    public async Task LinkThatAPhoneOpened_IsWaitedFor()
    {
        var (kiosk, link) = await OfferAsync();
        var phone = portal.NewBrowser();
        await phone.GetAsync(link);

        portal.Clock.Advance(TimeSpan.FromMinutes(KioskVisit.LinkMinutes) - TimeSpan.FromSeconds(1));

        (await phone.TypePasswordAsync(link)).Text.ShouldContain("حُفظت كلمة المرور");
        (await kiosk.GetAsync("/kiosk/phone")).ShouldGoTo("/kiosk/done");
    }

    [Fact]
    public async Task PictureIsGone_OnceAPhoneOpenedIt_AndANewOneEndsThatPage()
    {
        const string picture = "class=\"qr\"";
        var (kiosk, link) = await OfferAsync();
        (await kiosk.GetAsync("/kiosk/phone")).Body.ShouldContain(picture);
        var phone = portal.NewBrowser();
        await phone.GetAsync(link);

        var opened = await kiosk.GetAsync("/kiosk/phone");
        opened.Body.ShouldNotContain(picture);
        opened.Body.ShouldNotContain("kiosk-password");
        opened.Text.ShouldContain("فُتحت الصفحة على الجوال");
        opened.Text.ShouldContain("إن كان الجوال لغيرك");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        (await kiosk.PostAsync(opened, "/kiosk/tasks", ("Task", "NewPassword"))).ShouldGoTo("/kiosk/phone");

        (await phone.TypePasswordAsync(link)).Text.ShouldContain("استُخدم");
        (await kiosk.GetAsync("/kiosk/phone")).Body.ShouldContain(picture);
    }

    [Fact]
    public async Task Looking_IsNoTouch_AndATouchIs()
    {
        var (left, _) = await OfferAsync();
        var (touched, _) = await OfferAsync();

        portal.Clock.Advance(TimeSpan.FromSeconds(IdleSeconds - 1));
        await left.GetAsync("/kiosk/phone");
        await touched.GetAsync("/kiosk/phone?touched");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        (await left.GetAsync("/kiosk/phone")).ShouldGoTo("/kiosk?ended=1");
        (await touched.GetAsync("/kiosk/phone")).Location.ShouldBeNull();
    }

    /// <summary>As if a phone had opened it: the next person could set the password of the one who left.</summary>
    [Fact]
    [NegativeControl(75)]
    public async Task WithoutTheOpening_TheNextPersonSetsThePassword()
    {
        var (_, link) = await OfferAsync();
        var now = portal.Clock.Now();
        await portal.InDbAsync(db =>
            db.KioskVisits.Where(x => x.LinkHash != null && x.LinkOpenedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.LinkOpenedAt, now))
        );

        portal.Clock.Advance(TimeSpan.FromSeconds(IdleSeconds));

        (await portal.NewBrowser().TypePasswordAsync(link)).Text.ShouldContain("حُفظت كلمة المرور");
    }

    private async Task<(Browser Kiosk, string Link)> OfferAsync()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        (await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"))).ShouldGoTo("/kiosk/phone");
        var id = await portal.IdOfAsync(person);
        var visit = await portal.InDbAsync(db =>
            db.KioskVisits.AsNoTracking().SingleAsync(x => x.AccountId == id && x.LinkHash != null)
        );
        return (kiosk, portal.PhoneLinkOf(visit));
    }
}

public sealed class PhoneLinkOnSqliteTests(SqlitePortal on) : PhoneLinkTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PhoneLinkOnPostgresTests(PostgresPortal on)
    : PhoneLinkTests(on.Portal),
        IClassFixture<PostgresPortal>;
