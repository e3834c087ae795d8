using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The finger. What the reader sealed to its agency is counted and promised to it; the screen asks again until the
/// agency has spoken.
/// </summary>
public sealed class FingerModel(MiftahDb db, Cookies cookies, TimeProvider clock) : VisitPage(db, cookies, clock)
{
    private const int OfficesMax = 2;

    private static readonly Refusal Empty = new("visit.finger-empty");
    private static readonly Refusal Last = new("visit.finger-last");
    private static readonly Refusal Spent = new("visit.fingers-spent");

    /// <summary>What the device's reader sealed, as base64url.</summary>
    [BindProperty]
    public string? Capture { get; set; }

    /// <summary>Where an officer does the same, once no finger is taken: those of this city first.</summary>
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    protected override VisitStep Step => VisitStep.Finger;

    public override bool IsWaiting => Visit.IsAsking;

    public void OnGet()
    {
        if (Visit.IsAsking)
            return;
        var said = Visit.Verdict switch
        {
            FingerVerdict.No => Visit.HasFingersLeft ? KioskVisit.NotYours : Last,
            FingerVerdict.TryAgain => KioskVisit.Poor,
            FingerVerdict.Unavailable => KioskVisit.NotReachable,
            null when !Visit.HasFingersLeft => Spent,
            _ => null,
        };
        if (said is not null)
            Refuse("", said);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Read(Capture) is not { } made)
            return ShowRefusal("", Empty);
        var now = Now;
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await CountAsync(made, cancel))
        {
            Db.Outbox.Add(OutboxMessage.Now(AskFinger.Kind, Visit.Id, now));
            await Db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        // A sixth finger is not counted, and not asked about: the screen then shows the other way.
        return GoTo(VisitStep.Finger);
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (Visit.HasFingersLeft || IsWaiting)
            return null;
        var here = await Db.Offices.Where(x => x.Id == Device.OfficeId).Select(x => x.CityEn).SingleAsync();
        Offices = await Db.OpenToPeople()
            .Where(x => x.Kind == OfficeKind.Office)
            .OrderBy(x => x.CityEn == here ? 0 : 1)
            .ThenBy(x => x.NameEn)
            .Take(OfficesMax)
            .ToListAsync();
        return null;
    }

    // The finger is counted before anybody compares it; while one is being asked about there is no other.
    private async Task<bool> CountAsync(byte[] made, CancellationToken cancel) =>
        await OpenRow
            .Where(x => x.VerifiedAt == null && x.Capture == null && x.Fingers < KioskVisit.FingersMax)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Fingers, x => x.Fingers + 1)
                        .SetProperty(x => x.Capture, made)
                        .SetProperty(x => x.Verdict, (FingerVerdict?)null),
                cancel
            ) == 1;

    private static byte[]? Read(string? posted)
    {
        var text = Encoding.UTF8.GetBytes(posted ?? "");
        if (
            text.Length == 0
            || !Base64Url.IsValid(text, out var length)
            || length is 0 or > IFingerprints.CaptureBytesMax
        )
            return null;
        return Base64Url.DecodeFromUtf8(text);
    }
}
