using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;

namespace Miftah.Domain.Casework;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Waits for its evidence.</summary>
    Opened = 1,

    /// <summary>The evidence was seen, and the new number's code came back where there is one.</summary>
    Verified = 2,

    /// <summary>The first verdict was given; the second person has not.</summary>
    AwaitingSecond = 3,

    /// <summary>Over: what was asked for is done.</summary>
    Done = 4,

    /// <summary>Over: it was refused.</summary>
    Refused = 5,

    /// <summary>Over: nobody finished it in time.</summary>
    Expired = 6,
}

/// <summary>
/// Why an officer has to do with somebody's account: nothing of a person opens to staff outside of one. What it needs
/// stands in <see cref="CaseRules"/>.
/// </summary>
public sealed class Case
{
    /// <summary>From opening to the last moment of a verdict, in days.</summary>
    public const int LifetimeDays = 14;

    public required Guid Id { get; init; }

    /// <summary>What people say at a counter and on the telephone. Opens nothing.</summary>
    public required string Reference { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseState State { get; set; }

    /// <summary>Why it was opened: one of <see cref="CaseReasons"/>.</summary>
    public required string Reason { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>
    /// The person's identity number as <see cref="StaffAccount.NumberKey"/> has it: no one's own case.
    /// </summary>
    public required byte[] SubjectKey { get; init; }

    /// <summary>Whose queue it is in; one that nobody took goes to where its person comes.</summary>
    public required Guid OfficeId { get; set; }
    public required Guid OpenedBy { get; init; }
    public required DateTime OpenedAt { get; init; }

    /// <summary>The first officer; null while it waits in the queue.</summary>
    public Guid? AssignedTo { get; set; }

    public EvidenceKind? Evidence { get; set; }
    public DateTime? EvidenceAt { get; set; }

    /// <summary>The account's, when the evidence was seen: what changed since then wins.</summary>
    public int AccountVersion { get; set; }

    /// <summary>The names on the document, sealed under the person's key; wiped at the end.</summary>
    public byte[]? NamesSealed { get; set; }

    /// <summary>The new number whose code came back.</summary>
    public Guid? NumberChangeId { get; set; }

    /// <summary>Rises when the second person gives it back.</summary>
    public int Round { get; set; }

    /// <summary>Drawn at random from another office.</summary>
    public Guid? SecondId { get; set; }
    public Guid? SecondOfficeId { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>The old number objected.</summary>
    public DateTime? VetoedAt { get; set; }

    /// <summary>A fingerprint decided against the objection: no later one counts.</summary>
    public DateTime? FingerprintAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public CaseRule Rule => CaseRules.Of(Kind);

    public bool IsOpen => EndedAt is null;

    /// <summary>It waits for a fingerprint, whatever officers say.</summary>
    public bool IsVetoed => VetoedAt is not null && FingerprintAt is null;

    /// <summary>How it stands to a member of staff. Their own goes before everything else.</summary>
    public StaffScope ScopeFor(StaffAccount member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (SubjectKey.AsSpan().SequenceEqual(member.NumberKey))
            return StaffScope.Own;
        if (!IsOpen)
            return StaffScope.Closed;
        if (AssignedTo == member.Id || (State == CaseState.AwaitingSecond && SecondId == member.Id))
            return StaffScope.Assigned;
        return OfficeId == member.OfficeId ? StaffScope.Office : StaffScope.OtherOffice;
    }

    /// <summary>What <see cref="NamesSealed"/> is bound to.</summary>
    public static SealedPlace NamesAt(Guid id) => new("case", nameof(NamesSealed), id);
}
