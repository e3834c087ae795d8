using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Domain.Cryptography;
using Miftah.Web.Features.Challenges.Drawing;

namespace Miftah.Web.Features.Challenges;

/// <summary>Issues challenges and checks their answers. Nothing is stored until one is answered.</summary>
/// <remarks>How it works, what it costs whom, and what it does not do: docs/challenge.md.</remarks>
public sealed class ChallengeGate(
    Sealer sealer,
    ISpentChallenges spent,
    TimeProvider clock,
    IOptions<ChallengeOptions> options
)
{
    private const int TokenLengthMax = 512;
    private const int MinutesLeftMin = 2;

    private readonly TimeSpan lifetime = TimeSpan.FromMinutes(options.Value.LifetimeMinutes);

    /// <summary>The work asked of scripts.</summary>
    public ProofOfWork Work { get; } = new(options.Value.ProofPuzzles, options.Value.ProofBits);

    /// <summary>A new challenge for one action, to be seen and answered in one browser.</summary>
    /// <param name="action">What it guards, for example "recover": ASCII letters.</param>
    /// <param name="browser">The secret of the browser; its holder alone can use the challenge.</param>
    public IssuedChallenge Issue(string action, string browser)
    {
        ArgumentException.ThrowIfNullOrEmpty(browser);
        var secret = ChallengeSecret.New(action, clock.Now() + lifetime);
        var token = Base64Url.EncodeToString(sealer.Seal(secret.Write(), BoundTo(browser)));
        return Describe(token, secret);
    }

    /// <summary>
    /// The challenge of a form that comes back although its answer was not evaluated: the same one while it can still
    /// be answered, so that nobody has to do it twice; a new one otherwise.
    /// </summary>
    public IssuedChallenge Keep(ChallengeFields fields, string action, string browser)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return
            Open(fields.Token, browser) is { } secret
            && IsFor(secret, action)
            && secret.EndsAt - clock.Now() > TimeSpan.FromMinutes(MinutesLeftMin)
            ? Describe(fields.Token, secret)
            : Issue(action, browser);
    }

    /// <summary>
    /// The challenge as a page shows it: the first time, and again after whatever happened to its form.
    /// </summary>
    /// <param name="fields">What the form brought; <see cref="ChallengeFields.None"/> on a GET.</param>
    /// <param name="action">What it guards.</param>
    /// <param name="browser">The secret of the browser.</param>
    /// <param name="refusals">The page's refusals. One of an evaluated answer forces a new challenge.</param>
    /// <remarks>
    /// A page checks the challenge after its other fields: when this finds no refusal of the challenge, it takes the
    /// challenge for unanswered and shows the same one again.
    /// </remarks>
    public ChallengeView View(
        ChallengeFields fields,
        string action,
        string browser,
        IReadOnlyList<(string Field, string Code, (string Name, object? Value)[] Values)> refusals
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        var why = ChallengeRefusals.All.FirstOrDefault(x => refusals.Any(y => y.Code == x.Code));
        var isUsedUp = fields.IsSwitch || (why is not null && !ChallengeRefusals.Unanswered.Contains(why));
        return new(
            isUsedUp ? Issue(action, browser) : Keep(fields, action, browser),
            fields,
            why is null ? fields.Kind : fields.KindAfter(why),
            refusals
        );
    }

    /// <summary>Evaluates the answer, once: right or wrong, the challenge is spent before it is compared.</summary>
    /// <returns>The way in which it was answered, or one of <see cref="ChallengeRefusals"/>.</returns>
    public async Task<Result<ChallengeKind>> CheckAsync(
        ChallengeFields fields,
        string action,
        string browser,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (MissingAnswer(fields) is { } missing)
            return missing;
        if (Open(fields.Token, browser) is not { } secret || !IsFor(secret, action))
            return ChallengeRefusals.Ended;
        if (!await spent.SpendAsync(secret.Id, secret.EndsAt, cancel))
            return ChallengeRefusals.Ended;
        return Compare(fields, secret);
    }

    /// <summary>Opens a token in the browser it was made for, while it lasts; null for anything else.</summary>
    internal ChallengeSecret? Open(string token, string browser)
    {
        if (token.Length is 0 or > TokenLengthMax || browser.Length == 0)
            return null;
        try
        {
            var sealedBytes = Base64Url.DecodeFromChars(token);
            var secret = ChallengeSecret.Read(sealer.Open(sealedBytes, BoundTo(browser)));
            return clock.Now() < secret.EndsAt ? secret : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private Result<ChallengeKind> Compare(ChallengeFields fields, ChallengeSecret secret)
    {
        if (fields.Code.Length > 0)
            return IsSame(TypedCode.Digits(fields.Code), secret.Code) ? ChallengeKind.Code : ChallengeRefusals.Code;
        if (fields.Objects.Any(x => x.Length > 0))
            return secret
                .Rounds(ObjectDeck.All.Count)
                .Select(x => x.Right.ToString(CultureInfo.InvariantCulture))
                .SequenceEqual(fields.Objects, StringComparer.Ordinal)
                ? ChallengeKind.Objects
                : ChallengeRefusals.Object;
        return Work.Accepts(fields.Token, fields.Proof) ? ChallengeKind.Auto : ChallengeRefusals.Proof;
    }

    private static Refusal? MissingAnswer(ChallengeFields fields)
    {
        if (fields.Code.Length > 0)
            return null;
        if (fields.Objects.Any(x => x.Length > 0))
            return fields.Objects.All(x => x.Length > 0) ? null : ChallengeRefusals.ObjectEmpty;
        if (fields.Proof.Length > 0)
            return null;
        return fields.Kind switch
        {
            ChallengeKind.Code => ChallengeRefusals.CodeEmpty,
            ChallengeKind.Objects => ChallengeRefusals.ObjectEmpty,
            _ => ChallengeRefusals.Empty,
        };
    }

    private IssuedChallenge Describe(string token, ChallengeSecret secret) =>
        new(token, [.. secret.Rounds(ObjectDeck.All.Count).Select(x => ObjectDeck.All[x.Asked].Name)], Work);

    private static bool IsFor(ChallengeSecret secret, string action) =>
        string.Equals(secret.Action, action, StringComparison.Ordinal);

    private static bool IsSame(string? typed, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(typed ?? ""), Encoding.ASCII.GetBytes(code));

    // The seal itself is tied to the browser: in another one the token does not open.
    private static string BoundTo(string browser) => $"challenge\n{browser}";
}
