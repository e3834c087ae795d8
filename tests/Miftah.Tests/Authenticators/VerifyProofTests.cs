using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Identity;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Tests.Support;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Tests.Authenticators;

/// <summary>
/// Each proof is taken once, guesses are counted before they are compared, strangers cannot close the owner out.
/// </summary>
public abstract class VerifyProofTests(TestPortal portal)
{
    [Fact]
    public async Task AppCode_IsTakenOnce_AlsoWhenPostedAtOnce()
    {
        var person = await portal.NewGuardedAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => TryAsync(person, new(ProofWays.App, person.AppCode(), null)))
        );

        outcomes.Count(x => x.Proof is not null).ShouldBe(1);
        (await TryAsync(person, new(ProofWays.App, person.AppCode(), null))).Proof.ShouldBeNull();
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        (await TryAsync(person, new(ProofWays.App, person.AppCode(), null))).Proof.ShouldNotBeNull();
    }

    [Fact]
    public async Task SavedCode_IsTakenOnce_AlsoWhenPostedAtOnce_AndItsOwnerIsTold()
    {
        var person = await portal.NewGuardedAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => TryAsync(person, new(ProofWays.Saved, person.SavedCodes[0], null)))
        );
        await portal.RunOutboxAsync();

        outcomes.Count(x => x.Proof is not null).ShouldBe(1);
        (await TryAsync(person, new(ProofWays.Saved, person.SavedCodes[0], null))).Proof.ShouldBeNull();
        (await TryAsync(person, new(ProofWays.Saved, person.SavedCodes[1], null))).Proof.ShouldNotBeNull();
        portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("استخدم رمز محفوظ");
    }

    [Fact]
    public async Task WithoutTheConditionalStatement_OneCodeIsTakenTwice()
    {
        // The negative control: once the statement that guards the step is undone, the same code passes again.
        var person = await portal.NewGuardedAsync();
        var code = person.AppCode();
        (await TryAsync(person, new(ProofWays.App, code, null))).Proof.ShouldNotBeNull();
        await portal.InDbAsync(db =>
            db.Authenticators.Where(x => x.Id == person.App.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastStep, 0))
        );

        (await TryAsync(person, new(ProofWays.App, code, null))).Proof.ShouldNotBeNull();
    }

    [Fact]
    public async Task WrongAppCodes_AreDebitedExactly_AndStopBeforeTheRightOne()
    {
        var person = await portal.NewGuardedAsync();
        await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => TryAsync(person, new(ProofWays.App, person.WrongAppCode(), null)))
        );

        var counted = await portal.InDbAsync(db =>
            db.GuessBudgets.SingleAsync(x => x.Key == person.Account.IdentityKey && x.Kind == GuessKind.AppCode)
        );
        counted.Times.Count(x => x is not null).ShouldBe(6, "three fifths of ten are the strangers'");
        (await TryAsync(person, new(ProofWays.App, person.AppCode(), null))).Why!.Code.ShouldBe("proof.spent");
        (await TryAsync(person, new(ProofWays.App, person.AppCode(), null), known: true)).Proof.ShouldNotBeNull(
            "two fifths are kept for known devices"
        );
    }

    [Fact]
    public async Task AnothersCode_IsNoProof()
    {
        var (person, other) = (await portal.NewGuardedAsync(), await portal.NewGuardedAsync());

        (await TryAsync(person, new(ProofWays.App, other.AppCode(), null))).Proof.ShouldBeNull();
        (await TryAsync(person, new(ProofWays.Saved, other.SavedCodes[0], null))).Proof.ShouldBeNull();
    }

    [Fact]
    public async Task EndedAuthenticator_ProvesNothing()
    {
        var person = await portal.NewGuardedAsync();
        var now = new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc);
        await portal.InDbAsync(db =>
            db.BoundTo(person.Account.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now))
        );

        (await TryAsync(person, new(ProofWays.App, person.AppCode(), null))).Proof.ShouldBeNull();
        (await TryAsync(person, new(ProofWays.Saved, person.SavedCodes[0], null))).Proof.ShouldBeNull();
    }

    [Fact]
    public async Task SlipOfTheFinger_CostsNoGuess()
    {
        var person = await portal.NewGuardedAsync();

        (await TryAsync(person, new(ProofWays.App, "12345", null))).Why!.Code.ShouldBe("code.length");
        (await TryAsync(person, new(ProofWays.Saved, "ABCD", null))).Why!.Code.ShouldBe("proof.saved-shape");

        (
            await portal.InDbAsync(db => db.GuessBudgets.AnyAsync(x => x.Key == person.Account.IdentityKey))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task SecretAndCodes_AreNotInTheDatabaseInClear()
    {
        var person = await portal.NewGuardedAsync();
        var app = await portal.InDbAsync(db => db.Authenticators.SingleAsync(x => x.Id == person.App.Id));
        var hashes = await portal.InDbAsync(db =>
            db.SavedCodes.Where(x => x.SetId == person.Set.Id).Select(x => x.Hash).ToListAsync()
        );

        System.Text.Encoding.UTF8.GetString(app.SecretSealed!).ShouldNotContain(Base32.Encode(person.Secret));
        hashes.Count.ShouldBe(SavedCode.SetSize);
        hashes.ShouldAllBe(x => x.Length == 32);
    }

    private async Task<ProofOutcome> TryAsync(Guarded person, ProofFields fields, bool known = false)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<VerifyProof>()
            .TryAsync(
                new(person.Account.Id, person.Account.IdentityKey, known, Guid.Empty),
                fields,
                CancellationToken.None
            );
    }
}

public sealed class VerifyProofOnSqliteTests(SqlitePortal on)
    : VerifyProofTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class VerifyProofOnPostgresTests(PostgresPortal on)
    : VerifyProofTests(on.Portal),
        IClassFixture<PostgresPortal>;
