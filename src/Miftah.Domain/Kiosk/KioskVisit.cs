using Miftah.Domain.Agencies;
using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Kiosk;

/// <summary>What a person can have done at a kiosk.</summary>
public enum VisitTask
{
    ChangeMobile = 1,
    NewPassword = 2,
    Activate = 3,
    LiftHold = 4,
    Unfreeze = 5,
}

/// <summary>
/// One person at one kiosk, from the first key to the wipe. Rows are the same for people who exist and people who do
/// not; the pages learn nothing about an account until the agency has said yes to a finger.
/// </summary>
public sealed class KioskVisit
{
    /// <summary>After so long without a touch the screen asks whether somebody is there, in seconds.</summary>
    public const int WarnSeconds = 60;

    /// <summary>After the question the screen is wiped, in seconds.</summary>
    public const int WipeSeconds = 20;

    /// <summary>The longest visit, however busy, in minutes.</summary>
    public const int LifetimeMinutes = 20;

    /// <summary>Fingers that one visit takes; then another way is shown.</summary>
    public const int FingersMax = 5;

    /// <summary>How long the link to the person's own phone works, in minutes.</summary>
    public const int LinkMinutes = 5;

    /// <summary>One refusal for another's finger and for a number that nobody has.</summary>
    public static readonly Refusal NotYours = new("visit.finger-refused");
    public static readonly Refusal Poor = new("visit.finger-poor");
    public static readonly Refusal NotReachable = new("visit.not-reachable");

    /// <summary>The last reference is shown with so many characters.</summary>
    private const int ReferenceLength = 8;

    public required Guid Id { get; init; }

    /// <summary>The device that it began at: it goes on nowhere else.</summary>
    public required Guid KioskId { get; init; }

    /// <summary>Hash of the secret in the kiosk's cookie.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>Blind index of the identity number; also of numbers that nobody has.</summary>
    public required byte[] IdentityKey { get; init; }

    /// <summary>The number sealed to this row; wiped at the end.</summary>
    public byte[]? NumberSealed { get; set; }

    /// <summary>What the reader sealed to its agency, waiting for the verdict; wiped when it has spoken.</summary>
    public byte[]? Capture { get; set; }

    public int Fingers { get; set; }

    /// <summary>
    /// What the agency said last; null before, while it is being asked, and where it was not asked because the
    /// person's guesses were spent.
    /// </summary>
    public FingerVerdict? Verdict { get; set; }

    /// <summary>When the agency said yes.</summary>
    public DateTime? VerifiedAt { get; set; }

    /// <summary>The name that it told with its yes, sealed to this row, where an account waits for it.</summary>
    public byte[]? NameSealed { get; set; }

    /// <summary>The activated account of the number, once the agency said yes.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Its version at the yes, or after the last task here: what changed elsewhere since then wins.</summary>
    public int AccountVersion { get; set; }

    /// <summary>What is being done now, and what was done last.</summary>
    public VisitTask? Task { get; set; }
    public VisitTask? Done { get; set; }

    /// <summary>The link that takes a new password on the person's own phone; spent by one.</summary>
    public byte[]? LinkHash { get; set; }
    public DateTime? LinkEndsAt { get; set; }

    /// <summary>When a phone opened it.</summary>
    public DateTime? LinkOpenedAt { get; set; }

    public required DateTime StartedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>What <see cref="NumberSealed"/> is bound to.</summary>
    public static SealedPlace NumberAt(Guid id) => new("kiosk_visit", nameof(NumberSealed), id);

    /// <summary>What <see cref="NameSealed"/> is bound to.</summary>
    public static SealedPlace NameAt(Guid id) => new("kiosk_visit", nameof(NameSealed), id);

    /// <summary>
    /// When it ends if nobody touches the screen. Whoever types on the own phone is waited for; a picture that no phone
    /// opened does not stay for the next person.
    /// </summary>
    public DateTime EndsAt
    {
        get
        {
            var idle = LastSeenAt.AddSeconds(WarnSeconds + WipeSeconds);
            var waited = LinkOpenedAt is not null && LinkEndsAt > idle ? LinkEndsAt.Value : idle;
            var last = StartedAt.AddMinutes(LifetimeMinutes);
            return waited < last ? waited : last;
        }
    }

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;

    /// <summary>The agency is being asked.</summary>
    public bool IsAsking => Capture is not null;

    public bool HasFingersLeft => Fingers < FingersMax;

    /// <summary>What the visit shows to staff and in the history: enough to find its records.</summary>
    public string Reference => ReferenceOf(Id);

    /// <summary>The reference of the visit with this key.</summary>
    public static string ReferenceOf(Guid id) => id.ToString("N")[^ReferenceLength..].ToUpperInvariant();

    /// <summary>What the person has shown and chosen so far.</summary>
    public VisitProofs Shown =>
        VisitProofs.Number
        | (VerifiedAt is null ? VisitProofs.Nothing : VisitProofs.Finger)
        | (VerifiedAt is not null && AccountId is not null ? VisitProofs.Account : VisitProofs.Nothing)
        | (Task == VisitTask.ChangeMobile ? VisitProofs.NumberTask : VisitProofs.Nothing)
        | (Task == VisitTask.NewPassword ? VisitProofs.PasswordTask : VisitProofs.Nothing)
        | (Done is null ? VisitProofs.Nothing : VisitProofs.Done);

    /// <summary>May this page be shown and posted now?</summary>
    public bool Allows(VisitStep step) =>
        (VisitJourney.NeedsOf(step) & ~Shown) == VisitProofs.Nothing
        && !(step == VisitStep.Finger && VerifiedAt is not null);

    /// <summary>Where a stale tab or a forged order is sent.</summary>
    public VisitStep Furthest =>
        VerifiedAt is null ? VisitStep.Finger
        : Task is null && Done is not null ? VisitStep.Done
        : VisitStep.Tasks;

    /// <summary>May this task be chosen? Without an account only an activation can be.</summary>
    public static bool IsOffered(VisitTask task, bool hasAccount, bool isHeld, bool isFrozen) =>
        task switch
        {
            VisitTask.Activate => !hasAccount,
            VisitTask.Unfreeze => hasAccount && isFrozen,
            VisitTask.LiftHold => hasAccount && isHeld && !isFrozen,
            VisitTask.NewPassword => hasAccount && !isFrozen,
            VisitTask.ChangeMobile => hasAccount,
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "No such task."),
        };
}
