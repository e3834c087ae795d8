using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;
using Miftah.Web.Text;

namespace Miftah.Tests.Audit;

/// <summary>«Who looked at or changed my account», its proofs, and the page on which anyone checks one.</summary>
public abstract partial class HistoryTests(TestPortal portal)
{
    [Fact]
    [Sentence(70)]
    public async Task EachStepOfARecovery_IsInTheHistory_WithActorDeviceAndTime()
    {
        var person = portal.NewPerson();
        var claimant = portal.NewBrowser();
        var code = await portal.CodeForAsync(claimant, person);
        await claimant.FillAsync("/recover/code", ("Code", Other(code)));
        await claimant.FillAsync("/recover/code", ("Code", code));
        await claimant.FillAsync(
            "/recover/password",
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword)
        );
        await portal.RunOutboxAsync();

        (await RecordsOfAsync(person))
            .Select(x => x.Act)
            .ShouldBe(
                [
                    Acts.RecoveryBegun,
                    Acts.RecoveryCodeSent,
                    Acts.RecoveryCodeRefused,
                    Acts.RecoveryCodeRedeemed,
                    Acts.UsernameShown,
                    Acts.PasswordSet,
                ],
                ignoreOrder: true
            );
        (await RecordsOfAsync(person)).ShouldAllBe(x => x.At == portal.Clock.GetUtcNow().UtcDateTime);
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person, RecoverySteps.NewPassword);
        var page = (await browser.GetAsync("/security/history")).Text;
        page.ShouldContain("رمز استعادة غير مطابق");
        page.ShouldContain("من شخص لم يسجّل الدخول");
    }

    [Fact]
    [Sentence(70)]
    public async Task RefusedSteps_AreInTheHistoryWithTheirReason()
    {
        var person = portal.NewPerson();
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, "+966500000000", person.Passport);
        await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", "wrong wrong wrong"));
        await portal.RunOutboxAsync();

        var records = await RecordsOfAsync(person);

        records
            .Where(x => x.Act == Acts.RecoveryAnswerRefused)
            .Select(x => AuditDetail.Read(x.Detail!).Reason)
            .ShouldBe([Reasons.AnswerDiffers, Reasons.MobileDiffers], ignoreOrder: true);
        records.ShouldContain(x => x.Act == Acts.PasswordRefused);
    }

    [Fact]
    [Sentence(70)]
    public async Task NoRecord_HoldsASecretOrAPersonalValue()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);

        foreach (var record in await RecordsOfAsync(person))
        foreach (var secret in (string[])[person.Number, person.Mobile, person.Passport, person.Username])
            $"{AuditLeaf.Of(record)} {record.Detail}".ShouldNotContain(secret);
    }

    [Fact]
    [Sentence(72)]
    public async Task AProof_IsDownloaded_AndCheckedByAnyone_AgainstThePublishedCheckpoint()
    {
        var (browser, person) = await SignedInAsync();
        await portal.RecordAsync(300);
        await portal.KeepLogAsync();

        var page = await browser.GetAsync("/security/history");
        var proof = await browser.GetAsync(ProofLink().Match(page.Body).Value);

        proof.Headers["Cache-Control"].ShouldContain("no-store");
        proof.Body.ShouldStartWith("c2sp.org/tlog-proof@v1\n");
        proof.Body.ShouldEndWith((await portal.NewBrowser().GetAsync("/log/checkpoint")).Body);
        proof.Body.ShouldNotContain(person.Number);
        (await CheckAsync(proof.Body)).ShouldContain("Proven: this entry stands in the log, unchanged.");
    }

    [Fact]
    [Sentence(72)]
    [NegativeControl(72)]
    public async Task AProof_ThatWasAltered_ProvesNothing()
    {
        var (browser, _) = await SignedInAsync();
        await portal.RecordAsync(5);
        await portal.KeepLogAsync();
        var page = await browser.GetAsync("/security/history");
        var proof = EntryProof.Read((await browser.GetAsync(ProofLink().Match(page.Body).Value)).Body)!;
        var signer = portal.Services.GetRequiredService<ILogSigner>();

        proof.Check(signer).ShouldBe(ProofVerdict.Proven);
        (proof with { Leaf = proof.Leaf.Replace("\"v\":1", "\"v\":2") }).Check(signer).ShouldBe(NotInTheLog);
        (proof with { Index = proof.Index + 1 }).Check(signer).ShouldBe(NotInTheLog);
        (proof with { Path = [.. proof.Path.Skip(1)] }).Check(signer).ShouldBe(NotInTheLog);
        (proof with { Detail = proof.Detail.Replace("device", "Device") })
            .Check(signer)
            .ShouldBe(ProofVerdict.DetailDiffers);
        var forged = proof.Checkpoint.Replace("\n", "0\n", StringComparison.Ordinal);
        (proof with { Checkpoint = forged }).Check(signer).ShouldBe(ProofVerdict.NotOfThisLog);
        (await CheckAsync("no proof at all")).ShouldContain("This is not a whole proof.");
        (await CheckAsync((proof with { Index = proof.Index + 1 }).Write())).ShouldContain("Not proven");
    }

    [Fact]
    public async Task SomebodyElsesProof_IsAsUnknownAsNone()
    {
        var (browser, _) = await SignedInAsync();
        await portal.RecordAsync(1);
        await portal.KeepLogAsync();
        var (other, _) = await SignedInAsync();
        await portal.KeepLogAsync();
        var link = ProofLink().Match((await browser.GetAsync("/security/history")).Body).Value;

        (await browser.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.NewBrowser().GetAsync(link)).ShouldGoTo("/sign-in");
        (await portal.NewBrowser().GetAsync("/security/history")).ShouldGoTo("/sign-in");
    }

    [Fact]
    public async Task ALongHistory_HasPages_AndEachEntryOnce()
    {
        var (browser, person) = await SignedInAsync();
        var account = await portal.IdOfAsync(person);
        await portal.RecordAsync(45, account);
        await portal.KeepLogAsync();

        List<string> links = [];
        for (var path = "/security/history"; path.Length > 0; )
        {
            var page = await browser.GetAsync(path);
            links.AddRange(ProofLink().Matches(page.Body).Select(x => x.Value));
            path = Older().Match(page.Body).Value;
        }

        links.Count.ShouldBe((await RecordsOfAsync(person)).Count);
        links.ShouldBeUnique();
    }

    [Fact]
    public async Task AnEntry_ThatTheLogDoesNotHoldYet_SaysSo()
    {
        var (browser, _) = await SignedInAsync();

        (await browser.GetAsync("/security/history")).Text.ShouldContain("يجهز الإثبات خلال دقيقة");
    }

    [Fact]
    public void EachActActorAndReason_HasItsSentenceInBothLanguages()
    {
        var catalogue = new TextCatalogue();
        var keys = Constants(typeof(Acts))
            .Select(x => $"act.{x}")
            .Concat(Constants(typeof(Reasons)).Select(x => $"act-reason.{x}"))
            .Concat(Enum.GetNames<Actor>().Select(x => $"history.by-{x.ToLowerInvariant()}"));
        foreach (var language in (Language[])[Language.Arabic, Language.English])
            keys.Where(x => !catalogue.All(language).ContainsKey(x)).ShouldBeEmpty(language.Code);
    }

    private const ProofVerdict NotInTheLog = ProofVerdict.NotInTheLog;

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields().Where(x => x.IsLiteral).Select(x => (string)x.GetRawConstantValue()!);

    private static string Other(string code) => (code[0] == '9' ? '0' : '9') + code[1..];

    private async Task<(Browser Browser, Someone Person)> SignedInAsync()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        return (browser, person);
    }

    private async Task<string> CheckAsync(string proof) =>
        (await portal.NewBrowser(english: true).FillAsync("/log/check", ("Proof", proof))).Text;

    private async Task<List<AuditRecord>> RecordsOfAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db =>
            db.AuditRecords.AsNoTracking().Where(x => x.AccountId == id).OrderBy(x => x.Id).ToListAsync()
        );
    }

    [GeneratedRegex("/security/history/proof/[0-9a-f-]+")]
    private static partial Regex ProofLink();

    [GeneratedRegex("(?<=href=\")/security/history\\?before=[0-9a-f-]+")]
    private static partial Regex Older();
}

public sealed class HistoryOnSqliteTests(SqlitePortal on) : HistoryTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class HistoryOnPostgresTests(PostgresPortal on) : HistoryTests(on.Portal), IClassFixture<PostgresPortal>;
