using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;

namespace Miftah.Tests.Kiosk;

/// <summary>What a finger at a kiosk does, and what it takes.</summary>
public abstract class VisitTests(FingerPortal on)
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    public async Task NewMobile_WithoutTheOldSim_IsBackInTheAccount_WithNoHold()
    {
        var person = portal.NewVisitor();
        var mobile = NumberFor(person);
        var old = portal.NewBrowser();
        await portal.SignInAsync(old, person);
        await HoldAsync(person);
        var kiosk = await portal.VerifiedAsync(person.Number);

        var code = await portal.CodeToNewMobileAsync(kiosk, mobile);
        (await kiosk.FillAsync("/kiosk/mobile/code", ("Typed", code))).ShouldGoTo("/kiosk/done");
        await portal.RunOutboxAsync();

        (await old.IsSignedInAsync()).ShouldBeFalse();
        (await AccountAsync(person)).HoldEndsAt.ShouldBeNull();
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("/x/"), "the old number is told");
        var owner = portal.NewBrowser();
        (
            await owner.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword))
        ).ShouldGoTo("/sign-in/code");
        await portal.RunOutboxAsync();
        (await owner.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(mobile)))).ShouldGoTo("/home");
        (await ActsAsync(person)).ShouldContain(Acts.NumberChanged);
    }

    [Fact]
    public async Task AnothersFinger_OpensNothing_AndFiveAreTheMost()
    {
        var (person, other) = (portal.NewVisitor(), portal.NewVisitor());
        var kiosk = await portal.AtKioskAsync(person.Number);
        await OfficeAsync("مكتب الميناء", "Aport office", "Elsewhere");
        await OfficeAsync("مكتب السوق", "Market office", "");
        var before = on.Fingers.Asked;

        for (var i = 0; i < KioskVisit.FingersMax; i++)
            (await portal.PutFingerAsync(kiosk, other.Number)).Errors.ShouldNotBeEmpty();
        var page = await kiosk.GetAsync("/kiosk/finger");
        page.Text.ShouldContain("بالوثيقة وحدها", Case.Sensitive, "the other way stands there");
        page.Text.ShouldMatch("(?s)مكتب السوق.*مكتب الميناء", "the office of the kiosk's city first");
        await kiosk.PostAsync(page, "/kiosk/finger", ("Capture", portal.CaptureOf(person.Number)));
        await portal.RunOutboxAsync();

        (on.Fingers.Asked - before).ShouldBe(KioskVisit.FingersMax);
        (await kiosk.GetAsync("/kiosk/tasks")).ShouldGoTo("/kiosk/finger");
        (await ActsAsync(person)).Count(x => x == Acts.FingerRefused).ShouldBe(KioskVisit.FingersMax);
    }

    [Fact]
    public async Task NumberOfNobody_IsAnsweredLikeAnothersFinger()
    {
        var person = portal.NewVisitor();
        var nobody = IdentityNumber.FromBody(PersonKind.Citizen, 99_999_997).Value;
        var (one, other) = (await portal.AtKioskAsync(person.Number), await portal.AtKioskAsync(nobody));

        var known = await portal.PutFingerAsync(one, portal.NewVisitor().Number);
        var unknown = await portal.PutFingerAsync(other, portal.NewVisitor().Number);

        unknown.WithoutSecrets().ShouldBe(known.WithoutSecrets());
    }

    [Fact]
    public async Task TenFingersADay_AreCountedOverAllVisits_AndThenItIsSaid()
    {
        var (person, other) = (portal.NewVisitor(), portal.NewVisitor());
        var before = on.Fingers.Asked;
        for (var visit = 0; visit < 2; visit++)
        {
            var spent = await portal.AtKioskAsync(person.Number);
            for (var i = 0; i < KioskVisit.FingersMax; i++)
                await spent.FillFingerAsync(portal, other.Number);
            (await spent.GetAsync("/kiosk/finger")).Errors.ShouldContain("لم تطابق");
        }

        var kiosk = await portal.AtKioskAsync(person.Number);
        var page = await portal.PutFingerAsync(kiosk, person.Number);

        (on.Fingers.Asked - before).ShouldBe(10, "the person's own finger is not compared either");
        page.Errors.ShouldContain("لكثرة المحاولات");
        page.Errors.ShouldNotContain("لم تطابق");
        page.Text.ShouldContain("بالوثيقة وحدها", Case.Sensitive, "the other way stands there");
        var english = await kiosk.GetAsync("/en/kiosk/finger");
        english.Errors.ShouldContain("too many tries lately");
        (await ActsAsync(person)).Count(x => x == Acts.FingerRefused).ShouldBe(11);
    }

    [Fact]
    public async Task HundredFingersAtOnce_AreOneQuestion()
    {
        var (person, other) = (portal.NewVisitor(), portal.NewVisitor());
        var kiosk = await portal.AtKioskAsync(person.Number);
        var page = await kiosk.GetAsync("/kiosk/finger");
        var before = on.Fingers.Asked;

        for (var round = 0; round < 10; round++)
            await Task.WhenAll(
                Enumerable
                    .Range(0, 10)
                    .Select(_ => kiosk.PostAsync(page, "/kiosk/finger", ("Capture", portal.CaptureOf(other.Number))))
            );
        await portal.RunOutboxAsync();

        (on.Fingers.Asked - before).ShouldBe(1);
    }

    [Fact]
    public async Task WetFinger_AndSilentAgency_AreSaid_AndCountNoGuess()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.AtKioskAsync(person.Number);

        (await portal.PutFingerAsync(kiosk, person.Number, wet: true)).Errors.ShouldContain("لم تتضح البصمة");
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        var silent = await portal.PutFingerAsync(kiosk, person.Number);
        portal.Agencies.Behaviour = AgencyBehaviour.Normal;
        silent.Errors.ShouldContain("لم تُجب الجهة");
        var key = (await AccountAsync(person)).IdentityKey;
        var visit = await portal.InDbAsync(db => db.KioskVisits.SingleAsync(x => x.IdentityKey == key));
        visit.Fingers.ShouldBe(1, "a silent agency costs no try");
        (await portal.PutFingerAsync(kiosk, person.Number)).ShouldGoTo("/kiosk/tasks");
    }

    [Fact]
    [Sentence(77)]
    public async Task Password_OnTheScreen_SignsIn_AndEndsWhatWasOpen()
    {
        var person = portal.NewVisitor();
        var old = portal.NewBrowser();
        await portal.SignInAsync(old, person);
        var kiosk = await portal.VerifiedAsync(person.Number);
        (await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"))).ShouldGoTo("/kiosk/phone");
        (await kiosk.GetAsync("/kiosk/phone")).Body.ShouldContain(person.Username);
        (await kiosk.FillAsync("/kiosk/phone")).ShouldGoTo("/kiosk/password");

        (await kiosk.TypePasswordAsync("/kiosk/password")).ShouldGoTo("/kiosk/done");
        await portal.RunOutboxAsync();

        (await old.IsSignedInAsync()).ShouldBeFalse();
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);
        (await ActsAsync(person)).ShouldContain(Acts.PasswordSet);
    }

    [Fact]
    public async Task Password_OnThePersonsPhone_WorksOnce_AndTheKioskGoesOn()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        (await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"))).ShouldGoTo("/kiosk/phone");
        var link = await LinkOfAsync(person);
        var phone = portal.NewBrowser();

        (await phone.TypePasswordAsync(link)).Text.ShouldContain("حُفظت كلمة المرور");
        (await phone.GetAsync(link)).Text.ShouldContain("استُخدم");

        (await kiosk.GetAsync("/kiosk/phone")).ShouldGoTo("/kiosk/done");
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);
    }

    [Fact]
    public async Task LinkToThePhone_IsOverWithTheVisit_AndAfterFiveMinutes()
    {
        var (one, other) = (portal.NewVisitor(), portal.NewVisitor());
        var kiosk = await portal.VerifiedAsync(one.Number);
        await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"));
        var link = await LinkOfAsync(one);
        await kiosk.GetAsync("/kiosk");
        (await portal.NewBrowser().GetAsync(link)).Text.ShouldContain("استُخدم");

        kiosk = await portal.VerifiedAsync(other.Number);
        await kiosk.FillAsync("/kiosk/tasks", ("Task", "NewPassword"));
        link = await LinkOfAsync(other);
        (await portal.NewBrowser().GetAsync(link)).Text.ShouldNotContain("استُخدم");
        portal.Clock.Advance(TimeSpan.FromMinutes(KioskVisit.LinkMinutes));
        (await portal.NewBrowser().GetAsync(link)).Text.ShouldContain("استُخدم");
    }

    [Fact]
    public async Task Activation_NamesTheOwner_AndLeavesTheRivalWithNothing()
    {
        var person = await portal.NewVisitingApplicantAsync();
        var (rivals, suffix) = (NumberFor(person), person.Number[^5..]);
        var rival = portal.NewBrowser();
        await portal.OpenAccountAsync(rival, person, $"rival.{suffix}", rivals);
        (await portal.SignInByAsync(rival, $"rival.{suffix}", rivals)).ShouldGoTo("/home");
        await portal.OpenAccountAsync(portal.NewBrowser(), person, $"owner.{suffix}");
        var kiosk = await portal.VerifiedAsync(person.Number);

        (await kiosk.FillAsync("/kiosk/tasks", ("Task", "Activate"))).ShouldGoTo("/kiosk/activate");
        (await kiosk.FillAsync("/kiosk/activate", ("Typed", "0500000099"))).Errors.ShouldContain("ينتظر التفعيل");
        (await kiosk.FillAsync("/kiosk/activate", ("Typed", person.Mobile))).ShouldGoTo("/kiosk/done");
        await portal.RunOutboxAsync();

        (await rival.IsSignedInAsync()).ShouldBeFalse();
        (await portal.SignInByAsync(portal.NewBrowser(), $"rival.{suffix}", rivals)).Location.ShouldBeNull();
        var owner = portal.NewBrowser();
        (await portal.SignInByAsync(owner, $"owner.{suffix}", person.Mobile)).ShouldGoTo("/home");
        (await owner.GetAsync("/home")).Text.ShouldContain(person.Person.NameArabic);
    }

    [Theory]
    [InlineData("LiftHold")]
    [InlineData("Unfreeze")]
    public async Task HoldOrFreeze_EndsByTheFinger(string task)
    {
        var person = portal.NewVisitor();
        await (task == "LiftHold" ? HoldAsync(person) : FreezeAsync(person));
        var kiosk = await portal.VerifiedAsync(person.Number);

        (await kiosk.FillAsync("/kiosk/tasks", ("Task", task))).ShouldGoTo("/kiosk/done");
        await portal.RunOutboxAsync();

        var account = await AccountAsync(person);
        account.State.ShouldBe(AccountState.Active);
        account.HoldEndsAt.ShouldBeNull();
        (await kiosk.FillAsync("/kiosk/tasks", ("Task", task))).Errors.ShouldNotBeEmpty("it is offered no more");
    }

    [Fact]
    public async Task FreezeElsewhere_EndsTheVisit()
    {
        var person = portal.NewVisitor();
        var kiosk = await portal.VerifiedAsync(person.Number);
        await kiosk.FillAsync("/kiosk/tasks", ("Task", "ChangeMobile"));
        await FreezeAsync(person);

        (await kiosk.GetAsync("/kiosk/mobile")).ShouldGoTo("/kiosk?ended=1");
    }

    private Task<int> OfficeAsync(string arabic, string english, string city) =>
        portal.InDbAsync(db =>
        {
            db.Offices.Add(
                new()
                {
                    Id = RowId.New(portal.Clock.Now()),
                    NameAr = arabic,
                    NameEn = english,
                    Agency = OfficeAgency.CivilAffairs,
                    Kind = OfficeKind.Office,
                    CityAr = city,
                    CityEn = city,
                    AddressAr = "شارع البحر",
                    AddressEn = "Sea street",
                    Offers = OfficeOffers.ChangeMobile,
                }
            );
            return db.SaveChangesAsync();
        });

    // Each number that begins so is a mobile of the home country, whatever follows.
    private static string NumberFor(Someone person) => $"+96650{person.Number[^7..]}";

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));

    private Task<int> HoldAsync(Someone person) =>
        portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person))
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.HoldEndsAt, portal.Clock.Now().AddDays(3)))
        );

    private Task<int> FreezeAsync(Someone person) =>
        portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person))
                .ExecuteUpdateAsync(x =>
                    x.SetProperty(a => a.State, AccountState.Frozen)
                        .SetProperty(a => a.StateBeforeFreeze, AccountState.Active)
                        .SetProperty(a => a.Version, a => a.Version + 1)
                )
        );

    private async Task<List<string>> ActsAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == id).Select(x => x.Act).ToListAsync()
        );
    }

    private async Task<string> LinkOfAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        var visit = await portal.InDbAsync(db =>
            db.KioskVisits.AsNoTracking().SingleAsync(x => x.AccountId == id && x.LinkHash != null)
        );
        return portal.PhoneLinkOf(visit);
    }
}

public sealed class VisitOnSqliteTests(SqliteFingerPortal on) : VisitTests(on), IClassFixture<SqliteFingerPortal>;

public sealed class VisitOnPostgresTests(PostgresFingerPortal on) : VisitTests(on), IClassFixture<PostgresFingerPortal>;
