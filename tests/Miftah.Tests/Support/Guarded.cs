using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Support;

/// <summary>A person of the crowd whose account has an authenticator app and saved codes.</summary>
public sealed record Guarded(
    Someone Person,
    SubscriberAccount Account,
    Authenticator App,
    Authenticator Set,
    byte[] Secret,
    IReadOnlyList<string> SavedCodes,
    TimeProvider Clock
)
{
    public string Mobile => Person.Mobile;

    /// <summary>What the app shows now.</summary>
    public string AppCode() => Domain.Identity.AppCode.Of(Secret, Domain.Identity.AppCode.StepAt(Clock.Now()));

    /// <summary>What it does not show around now.</summary>
    public string WrongAppCode()
    {
        var step = Domain.Identity.AppCode.StepAt(Clock.Now());
        string[] right = [.. Enumerable.Range(-1, 3).Select(x => Domain.Identity.AppCode.Of(Secret, step + x))];
        return Enumerable
            .Range(0, 10)
            .Select(x => x.ToString("D6", CultureInfo.InvariantCulture))
            .First(x => !right.Contains(x));
    }
}

public static class GuardedPeople
{
    /// <summary>Name and password: the second step is open.</summary>
    public static async Task PasswordAsync(this Browser browser, Guarded person) =>
        (
            await browser.FillAsync(
                "/sign-in",
                ("Username", person.Person.Username),
                ("Password", Someone.CrowdPassword)
            )
        ).ShouldGoTo("/sign-in/code");

    /// <summary>Binds an app and saved codes as an enrolment long ago would have.</summary>
    public static async Task<Guarded> NewGuardedAsync(this TestPortal portal)
    {
        var person = portal.NewPerson();
        var boundAt = portal.Clock.Now().AddDays(-60);
        return await portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(portal.Is(person));
            var (app, set) = (
                New(account, AuthenticatorKind.AuthenticatorApp),
                New(account, AuthenticatorKind.SavedCodes)
            );
            var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(
                Domain.Identity.AppCode.SecretBytes
            );
            app.SecretSealed = portal
                .Services.GetRequiredService<SubjectSealer>()
                .Seal(account.DataKey, Authenticator.SecretAt(app.Id), secret);
            string[] codes = [.. Enumerable.Range(0, SavedCode.SetSize).Select(_ => SavedCode.New())];
            db.Authenticators.AddRange(app, set);
            db.SavedCodes.AddRange(
                codes.Select(x => new SavedCode
                {
                    Id = RowId.New(boundAt),
                    SetId = set.Id,
                    Hash = SavedCode.HashOf(set.Id, x),
                })
            );
            await db.SaveChangesAsync();
            return new Guarded(person, account, app, set, secret, [.. codes.Select(SavedCode.Shown)], portal.Clock);
        });

        Authenticator New(SubscriberAccount account, AuthenticatorKind kind) =>
            new()
            {
                Id = RowId.New(boundAt),
                AccountId = account.Id,
                Kind = kind,
                BoundAt = boundAt,
                BoundIn = Guid.Empty,
            };
    }

    /// <summary>An app bound yesterday: in the days that a freeze of today is about.</summary>
    /// <returns>Its row.</returns>
    public static Task<Guid> BindDisputedAsync(this TestPortal portal, Guid account)
    {
        var now = portal.Clock.Now();
        var app = new Authenticator
        {
            Id = RowId.New(now),
            AccountId = account,
            Kind = AuthenticatorKind.AuthenticatorApp,
            BoundAt = now.AddDays(-1),
            BoundIn = RowId.New(now),
            SecretSealed = [1],
        };
        return portal.InDbAsync(async db =>
        {
            db.Authenticators.Add(app);
            await db.SaveChangesAsync();
            return app.Id;
        });
    }

    /// <summary>The authenticators that are bound to an account now.</summary>
    public static Task<List<Guid>> BoundAsync(this TestPortal portal, Guid account) =>
        portal.InDbAsync(db => db.BoundTo(account).Select(x => x.Id).ToListAsync());

    /// <summary>What an authenticator's row keeps of its secret.</summary>
    public static Task<byte[]?> SecretOfAsync(this TestPortal portal, Guid authenticator) =>
        portal.InDbAsync(db =>
            db.Authenticators.Where(x => x.Id == authenticator).Select(x => x.SecretSealed).SingleAsync()
        );
}
