using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain.Audit;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Data;

/// <summary>A person is erased by destroying their key: copies of the tables say nothing about them any more.</summary>
public abstract class EraseTests(TestPortal portal)
{
    [Fact]
    public async Task Erasure_MakesOldCopiesUnreadable()
    {
        var person = portal.NewPerson();
        var copy = await AccountAsync(person);
        Personal.Open(copy).IdentityNumber.ShouldBe(person.Number);

        (await EraseAsync(copy.Id)).ShouldBeTrue();

        // The copy of the data tables alone; with a copy of data_key beside it (the negative control) it opens.
        var key = copy.DataKey;
        copy.DataKey = null;
        Should.Throw<CryptographicException>(() => Personal.Open(copy)).Message.ShouldContain("destroyed");
        copy.DataKey = key;
        Personal.Open(copy).IdentityNumber.ShouldBe(person.Number);
        (await portal.InDbAsync(db => db.DataKeys.AnyAsync(x => x.SubjectId == copy.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Erasure_TakesAuthenticatorsAndSavedCodesWithIt()
    {
        var person = await portal.NewGuardedAsync();

        await EraseAsync(person.Account.Id);

        var left = await portal.InDbAsync(async db =>
            (
                await db.Authenticators.AnyAsync(x => x.AccountId == person.Account.Id),
                await db.SavedCodes.AnyAsync(x => x.SetId == person.Set.Id)
            )
        );
        left.ShouldBe((false, false));
    }

    [Fact]
    public async Task Erasure_ClosesTheAccount_EndsSessions_AndIsAudited()
    {
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        var id = (await AccountAsync(person)).Id;

        await EraseAsync(id);

        (await browser.IsSignedInAsync()).ShouldBeFalse();
        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        page.Errors.ShouldNotBeEmpty();
        var account = await portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(x => x.Id == id));
        (account.State, account.PersonalSealed.Length, account.DataKey).ShouldBe((AccountState.Closed, 0, null));
        (await ActsAsync(id)).ShouldBe(
            [Acts.RecordsErased, Acts.Erased],
            true,
            "the other records no longer say whom they were about"
        );
    }

    [Fact]
    public async Task Erasure_LeavesNoRowThatNamesTheAccount_ButTheLogAndTheBudgets()
    {
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.RecoverAsync(browser, person);
        await portal.SignInAsync(browser, person, RecoverySteps.NewPassword);
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");
        var account = await AccountAsync(person);
        (await NamingAsync(account)).ShouldContain("session");

        await EraseAsync(account.Id);

        (await NamingAsync(account)).ShouldBeEmpty();
        var budgets = await portal.InDbAsync(db =>
            db.GuessBudgets.CountAsync(x => x.Key == account.IdentityKey && x.Kind == GuessKind.RecoveryAnswer)
        );
        budgets.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Erasure_TakesTheSmsThatStillWait_AndNobodyElses()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        portal.Sms.IsDown = true;
        foreach (var someone in new[] { person, other })
            await portal
                .NewBrowser()
                .FillAsync("/sign-in", ("Username", someone.Username), ("Password", Someone.CrowdPassword));
        portal.Sms.IsDown = false;
        var before = await portal.InDbAsync(db => db.SmsMessages.CountAsync(x => x.ToSealed != null));

        await EraseAsync((await AccountAsync(person)).Id);
        var after = await portal.InDbAsync(db => db.SmsMessages.CountAsync(x => x.ToSealed != null));
        await portal.RunOutboxAsync();

        (before - after).ShouldBe(1);
        portal.Sms.To(person.Mobile).ShouldBeEmpty();
        portal.Sms.To(other.Mobile).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task BudgetsOfTheErased_GoWhenTheirLongestWindowIsOver()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        foreach (var someone in new[] { person, other })
            await portal
                .NewBrowser()
                .FillAsync("/sign-in", ("Username", someone.Username), ("Password", "the wrong password"));
        var (erased, kept) = (await AccountAsync(person), await AccountAsync(other));
        await EraseAsync(erased.Id);

        await using (var scope = portal.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<Upkeep>()
                .SweepAsync(portal.Clock.GetUtcNow().UtcDateTime.AddDays(367), CancellationToken.None);

        var left = await portal.InDbAsync(db => db.GuessBudgets.AsNoTracking().ToListAsync());
        left.ShouldNotContain(x => x.Key.SequenceEqual(erased.IdentityKey));
        left.ShouldContain(x => x.Key.SequenceEqual(kept.IdentityKey), "a run of failures stays with its account");
    }

    [Fact]
    public async Task TheErased_CanEnrolAnew()
    {
        var person = portal.NewPerson();
        var former = await AccountAsync(person);
        await Should.ThrowAsync<DbUpdateException>(() => EnrolAsync(former)); // One account a number.

        await EraseAsync(former.Id);

        await EnrolAsync(former);
        await portal.SignInAsync(portal.NewBrowser(), person);
    }

    [Fact]
    public async Task Erasure_IsDoneOnce_AndTouchesNobodyElse()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        var id = (await AccountAsync(person)).Id;

        (await EraseAsync(id)).ShouldBeTrue();
        (await EraseAsync(id)).ShouldBeFalse();
        (await EraseAsync(Guid.CreateVersion7())).ShouldBeFalse();

        await portal.SignInAsync(portal.NewBrowser(), other);
    }

    [Fact]
    public async Task PersonalData_PutIntoAnotherPersonsRow_DoesNotOpen()
    {
        var (mine, theirs) = (await AccountAsync(portal.NewPerson()), await AccountAsync(portal.NewPerson()));
        await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == mine.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.PersonalSealed, theirs.PersonalSealed))
        );

        var swapped = await portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(x => x.Id == mine.Id));

        Should.Throw<CryptographicException>(() => Personal.Open(swapped));
        // The negative control: what stands in its own row opens.
        Personal.Open(theirs).ShouldNotBeNull();
    }

    private PersonalDataSeal Personal => portal.Services.GetRequiredService<PersonalDataSeal>();

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));

    private async Task<bool> EraseAsync(Guid account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var erase = scope.ServiceProvider.GetRequiredService<EraseAccount>();
        return await erase.RunAsync(account, portal.Clock.GetUtcNow().UtcDateTime, CancellationToken.None);
    }

    // The same person once more, as an enrolment would make the account.
    private Task<int> EnrolAsync(SubscriberAccount former)
    {
        var data = Personal.Open(former);
        var index = portal.Services.GetRequiredService<AccountIndex>();
        var found = index.Of(data);
        var id = Guid.CreateVersion7();
        var key = portal.Services.GetRequiredService<SubjectSealer>().NewKey(id, former.CreatedAt);
        return portal.InDbAsync(db =>
        {
            db.Accounts.Add(
                new()
                {
                    Id = id,
                    IdentityKey = Domain.Cryptography.Secrets.NewKey(),
                    NumberIndex = found.Number,
                    MobileIndex = found.Mobile,
                    UsernameIndex = found.Username,
                    IndexVersion = index.Version,
                    PasswordHash = former.PasswordHash,
                    DataKey = key,
                    PersonalSealed = Personal.Close(key, data),
                    State = AccountState.Active,
                    Language = former.Language,
                    CreatedAt = former.CreatedAt,
                }
            );
            return db.SaveChangesAsync();
        });
    }

    private Task<List<string>> ActsAsync(Guid id) =>
        portal.InDbAsync(db => db.AuditRecords.Where(x => x.AccountId == id).Select(x => x.Act).ToListAsync());

    // The tables with a row that carries the id or the key of the account, whatever their columns are called.
    private Task<List<string>> NamingAsync(SubscriberAccount account) =>
        portal.InDbAsync(async db =>
        {
            var naming = new List<string>();
            foreach (var table in db.Model.GetEntityTypes())
            {
                if (table.ClrType == typeof(SubscriberAccount) || table.ClrType == typeof(AuditRecord))
                    continue;
                foreach (var row in await RowsAsync(db, table.ClrType))
                    if (table.GetProperties().Any(x => Names(x.PropertyInfo!.GetValue(row), account, table.ClrType)))
                        naming.Add(table.GetTableName()!);
            }
            return naming;
        });

    private static bool Names(object? value, SubscriberAccount account, Type table) =>
        value is Guid id
            ? id == account.Id
            : value is byte[] bytes && table != typeof(GuessBudget) && bytes.SequenceEqual(account.IdentityKey);

    private static Task<List<object>> RowsAsync(MiftahDb db, Type table) =>
        (Task<List<object>>)
            typeof(EraseTests)
                .GetMethod(
                    nameof(AllAsync),
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
                )!
                .MakeGenericMethod(table)
                .Invoke(null, [db])!;

    private static async Task<List<object>> AllAsync<T>(MiftahDb db)
        where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}

public sealed class EraseOnSqliteTests(SqlitePortal on) : EraseTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class EraseOnPostgresTests(PostgresPortal on) : EraseTests(on.Portal), IClassFixture<PostgresPortal>;
