using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// What a browser's passkey is asked to sign. The challenge waits in a row: good once, for five minutes, in this
/// browser,
/// for this one thing.
/// </summary>
/// <typeparam name="TOwner">Whose passkeys: those of subscribers and those of staff never meet.</typeparam>
public abstract class PasskeyCeremony<TOwner>(
    MiftahDb db,
    IPasskeyHandler<TOwner> handler,
    Sealer sealer,
    Cookies cookies,
    IHttpContextAccessor accessor,
    TimeProvider clock
)
    where TOwner : class
{
    /// <summary>Longer answers are no passkey's.</summary>
    private const int AnswerLengthMax = 16 * 1024;

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The options of a proof, as JSON for the script.</summary>
    /// <param name="use">What the answer is for.</param>
    /// <param name="within">The attempt or session that asks; empty where nobody has said who they are.</param>
    /// <param name="account">
    /// Whose passkeys may answer, where that is proved already. Null names none: the answer is then the same for
    /// everyone, and the device says who it is.
    /// </param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<string> AskAsync(PasskeyUse use, Guid within, TOwner? account, CancellationToken cancel)
    {
        var made = await handler.MakeRequestOptionsAsync(account, Http);
        return await KeepAsync(use, within, made.RequestOptionsJson, made.AssertionState, cancel);
    }

    /// <summary>The options of a new passkey, as JSON for the script.</summary>
    public async Task<string> AskNewAsync(Guid session, PasskeyUserEntity owner, CancellationToken cancel)
    {
        var made = await handler.MakeCreationOptionsAsync(owner, Http);
        return await KeepAsync(PasskeyUse.Bind, session, made.CreationOptionsJson, made.AttestationState, cancel);
    }

    /// <summary>Checks a proof against its challenge, which is used up whatever comes of it.</summary>
    /// <returns>Null when it is none: nothing tells a wrong origin, an old challenge and a foreign key apart.</returns>
    public async Task<PasskeyAssertionResult<TOwner>?> ProveAsync(
        PasskeyUse use,
        Guid within,
        string? posted,
        CancellationToken cancel
    )
    {
        if (await TakeAsync(use, within, posted, cancel) is not (var state, var answer))
            return null;
        var result = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = answer,
                AssertionState = state,
            }
        );
        return result.Succeeded ? result : null;
    }

    /// <summary>Checks a new passkey against its challenge.</summary>
    /// <returns>Null when it is none.</returns>
    public async Task<UserPasskeyInfo?> NewAsync(Guid session, string? posted, CancellationToken cancel)
    {
        if (await TakeAsync(PasskeyUse.Bind, session, posted, cancel) is not (var state, var answer))
            return null;
        var result = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = Http,
                CredentialJson = answer,
                AttestationState = state,
            }
        );
        return result.Succeeded ? result.Passkey : null;
    }

    private async Task<string> KeepAsync(
        PasskeyUse use,
        Guid within,
        string options,
        string? state,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        var id = RowId.New(now);
        var browser = cookies.Read(Http, CookieKind.Challenge) ?? Secrets.NewToken();
        cookies.Write(Http, CookieKind.Challenge, browser);
        db.PasskeyChallenges.Add(
            new()
            {
                Id = id,
                BrowserHash = Secrets.Hash(browser),
                Use = use,
                Within = within,
                StateSealed = sealer.Seal(state ?? "", PasskeyChallenge.StateAt(id)),
                EndsAt = now.AddMinutes(PasskeyChallenge.LifetimeMinutes),
            }
        );
        await db.SaveChangesAsync(cancel);
        return string.Concat("{\"ceremony\":\"", id.ToString("N"), "\",\"options\":", options, "}");
    }

    // One conditional statement: of two posts of one answer one is checked.
    private async Task<(string State, string Answer)?> TakeAsync(
        PasskeyUse use,
        Guid within,
        string? posted,
        CancellationToken cancel
    )
    {
        if (Read(posted) is not (var id, var answer))
            return null;
        var now = clock.Now();
        var browser = Secrets.Hash(cookies.Read(Http, CookieKind.Challenge) ?? "");
        var taken = await db
            .PasskeyChallenges.Where(x =>
                x.Id == id
                && x.BrowserHash == browser
                && x.Use == use
                && x.Within == within
                && x.UsedAt == null
                && x.EndsAt > now
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
        if (taken != 1)
            return null;
        var row = await db.PasskeyChallenges.AsNoTracking().SingleAsync(x => x.Id == id, cancel);
        return (sealer.Open(row.StateSealed, PasskeyChallenge.StateAt(id)), answer);
    }

    private static (Guid Id, string Answer)? Read(string? posted)
    {
        if (string.IsNullOrEmpty(posted) || posted.Length > AnswerLengthMax)
            return null;
        try
        {
            using var document = JsonDocument.Parse(posted);
            var id = Guid.ParseExact(document.RootElement.GetProperty("ceremony").GetString() ?? "", "N");
            return (id, document.RootElement.GetProperty("answer").GetRawText());
        }
        catch (Exception failure)
            when (failure is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // Not what the script sends.
        }
    }
}

/// <summary>The passkeys of subscribers.</summary>
public sealed class PasskeyCeremony(
    MiftahDb db,
    IPasskeyHandler<SubscriberAccount> handler,
    Sealer sealer,
    Cookies cookies,
    IHttpContextAccessor accessor,
    TimeProvider clock
) : PasskeyCeremony<SubscriberAccount>(db, handler, sealer, cookies, accessor, clock);
