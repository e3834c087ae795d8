using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;

namespace Miftah.Tests.Support;

/// <summary>A member of staff at the staff door, signed in, with the passkey in hand for a step-up.</summary>
public sealed record StaffBrowser(Browser Browser, StaffAccount Account, SoftPasskey Passkey)
{
    public const int Port = 81;

    public static readonly Uri Door = new(FormattableString.Invariant($"http://localhost:{Port}"));

    public Task<Page> GetAsync(string path) => Browser.GetAsync(path);

    public Task<Page> FillAsync(string path, params (string Name, string? Value)[] fields) =>
        Browser.FillAsync(path, fields);

    /// <summary>Fills a form that has a step-up, and proves it with the passkey as the script would.</summary>
    public async Task<Page> StepUpAsync(string path, params (string Name, string? Value)[] fields)
    {
        var signed = await SignedAsync(path, fields);
        return await FillAsync(path, [.. fields, ("Passkey", signed)]);
    }

    /// <summary>What the passkey signs for a form that has a step-up.</summary>
    public async Task<string> SignedAsync(string path, params (string Name, string? Value)[] fields)
    {
        var shown = await Browser.GetAsync(path);
        shown.Status.ShouldBe(HttpStatusCode.OK, $"{path} → {shown.Location}");
        var query = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var asked = await Browser.PostAsync(shown, $"{path}{query}handler=AskPasskey", fields);
        asked.Status.ShouldBe(HttpStatusCode.OK);
        return Passkey.Prove(asked.Body);
    }
}

/// <summary>The door is the local port of the connection. The test's server has none: the address names it.</summary>
internal sealed class ByPort : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, then) =>
                {
                    context.Connection.LocalPort = context.Request.Host.Port ?? 80;
                    // A real server keeps the request line as it came; this one has none.
                    var asked = context.Features.GetRequiredFeature<IHttpRequestFeature>();
                    if (asked.RawTarget.Length == 0)
                        asked.RawTarget = context.Request.GetEncodedPathAndQuery();
                    return then(context);
                }
            );
            next(app);
        };
}

public static class StaffSteps
{
    /// <summary>The office of this number, made when it is first asked for.</summary>
    public static async Task<Office> OfficeAsync(
        this TestPortal portal,
        int number = 0,
        OfficeAgency agency = OfficeAgency.Passports
    )
    {
        ArgumentNullException.ThrowIfNull(portal);
        var name = string.Create(CultureInfo.InvariantCulture, $"{agency} {number}");
        return await portal.InDbAsync(async db =>
        {
            if (await db.Offices.SingleOrDefaultAsync(x => x.NameEn == name) is { } found)
                return found;
            var made = new Office
            {
                Id = RowId.New(portal.Clock.Now()),
                NameAr = $"مكتب {number}",
                NameEn = name,
                Agency = agency,
                Kind = OfficeKind.Office,
            };
            db.Offices.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
    }

    /// <summary>A new member of staff with these roles, signed in at the staff door.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="roles">What they may do.</param>
    /// <param name="office">Where; without one, office 0 of the passports agency.</param>
    /// <param name="who">Whose identity number they have; without one, a person of the country.</param>
    /// <param name="english">In which language they read.</param>
    public static async Task<StaffBrowser> StaffAsync(
        this TestPortal portal,
        StaffRole roles,
        Office? office = null,
        Someone? who = null,
        bool english = false
    )
    {
        ArgumentNullException.ThrowIfNull(portal);
        office ??= await portal.OfficeAsync();
        var services = portal.Services;
        var now = portal.Clock.Now();
        var number = (who ?? portal.NewPerson()).Number;
        var id = RowId.New(now);
        var account = new StaffAccount
        {
            Id = id,
            OfficeId = office.Id,
            Roles = roles,
            State = StaffState.Active,
            NumberKey = StaffAccount.KeyOf(services.GetRequiredService<BlindIndex>(), number),
            PersonalSealed = services.GetRequiredService<StaffPersonalSeal>().Close(id, new("موظف", number)),
            CreatedAt = now,
        };
        var passkey = new SoftPasskey { Origin = StaffBrowser.Door.GetLeftPart(UriPartial.Authority) };
        passkey.BelongTo(id.ToString("N", CultureInfo.InvariantCulture));
        await portal.InDbAsync(db =>
        {
            db.StaffAccounts.Add(account);
            db.StaffPasskeys.Add(
                new()
                {
                    Id = RowId.New(now),
                    StaffId = id,
                    DeviceKeyId = passkey.Id,
                    PublicKey = passkey.PublicKey,
                    Transports = "internal",
                    IsBackupEligible = false,
                    BoundAt = now,
                }
            );
            return db.SaveChangesAsync();
        });
        var browser = portal.NewStaffDoorBrowser(english);
        await portal.OpenStaffSessionAsync(browser, account);
        return new(browser, account, passkey);
    }

    /// <summary>Gives a browser an open session of a member, as a sign-in would.</summary>
    public static async Task OpenStaffSessionAsync(this TestPortal portal, Browser browser, StaffAccount account)
    {
        ArgumentNullException.ThrowIfNull(portal);
        var now = portal.Clock.Now();
        var token = Secrets.NewToken();
        await portal.InDbAsync(db =>
        {
            db.StaffSessions.Add(
                new()
                {
                    Id = RowId.New(now),
                    StaffId = account.Id,
                    TokenHash = Secrets.Hash(token),
                    DeviceLabel = "test",
                    StartedAt = now,
                    LastSeenAt = now,
                }
            );
            return db.SaveChangesAsync();
        });
        var name = portal.Services.GetRequiredService<Cookies>().NameOf(Cookies.StaffSession);
        browser.Cookies.Add(browser.Origin, new Cookie(name, token, "/"));
    }
}
