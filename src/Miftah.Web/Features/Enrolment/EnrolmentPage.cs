using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// What pages 2 to 6 share: the attempt of this browser, and the law that decides whether this page is open to it.
/// </summary>
public abstract class EnrolmentPage(MiftahDb db, Cookies cookies, TimeProvider clock) : PublicPage
{
    /// <summary>The hidden field that ties a form to the attempt it was made for.</summary>
    public const string AttemptField = "Attempt";

    public EnrolmentAttempt Attempt { get; private set; } = null!;

    public TimeLimit TimeLimit =>
        new(
            Attempt.EndsAt,
            clock.Now(),
            $"{Request.PathBase}{Request.Path}?handler={ExtendHandler}",
            TimeLimit.Recovery
        )
        {
            CanExtend = Attempt.EndsAt < Attempt.LifeEndsAt,
        };

    /// <summary>The page's place in the journey.</summary>
    protected abstract EnrolmentStep Step { get; }

    protected MiftahDb Db => db;

    protected DateTime Now => clock.Now();

    /// <summary>The attempt's row, if it is still open: what every change of it starts from.</summary>
    protected IQueryable<EnrolmentAttempt> OpenRow =>
        db.EnrolmentAttempts.Where(x => x.Id == Attempt.Id && x.EndedAt == null);

    protected RedirectResult GoTo(EnrolmentStep step) => Redirect($"{Request.PathBase}{EnrolmentJourney.PathOf(step)}");

    /// <summary>Page 1 with word that the attempt is over; after an opened account, the sign-in.</summary>
    protected RedirectResult Ended(EnrolmentAttempt? attempt) =>
        Redirect(attempt?.OpenedAt is null ? $"{Request.PathBase}/enrol?ended=1" : $"{Request.PathBase}/sign-in");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var secret = Secrets.Hash(cookies.Read(HttpContext, CookieKind.Enrolment) ?? "");
        var attempt = await db.EnrolmentAttempts.AsNoTracking().SingleOrDefaultAsync(x => x.SecretHash == secret);
        var now = clock.Now();
        if (attempt is null || !attempt.IsShownAt(now))
            return Ended(attempt);
        Attempt = attempt;
        if (!attempt.Allows(Step) || IsOfAnotherAttempt())
            return GoTo(attempt.Furthest);
        await OpenRow.ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now));
        attempt.LastSeenAt = now;
        return null;
    }

    // A tab that was left open while another began anew: its answer is about somebody else, perhaps.
    private bool IsOfAnotherAttempt() =>
        Request.HasFormContentType
        && Request.Form.TryGetValue(AttemptField, out var posted)
        && posted != Attempt.Id.ToString("N");
}
