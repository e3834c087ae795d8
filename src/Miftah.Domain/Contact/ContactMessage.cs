using System.Text.RegularExpressions;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Domain.Text;

namespace Miftah.Domain.Contact;

/// <summary>What a person writes about.</summary>
public enum ContactTopic
{
    Code = 1,
    Recovery = 2,
    Suspicious = 3,
    Case = 4,
    Portal = 5,
}

/// <summary>How a person wants the answer.</summary>
public enum AnswerWay
{
    Mobile = 1,
    Email = 2,
}

/// <summary>Where a message stands.</summary>
public enum ContactState
{
    /// <summary>Nobody has it yet.</summary>
    Waiting = 1,

    /// <summary>One agent has it.</summary>
    Taken = 2,

    /// <summary>Over: its answer can be read by the link that was sent.</summary>
    Answered = 3,

    /// <summary>Over without an answer.</summary>
    Closed = 4,
}

/// <summary>
/// What somebody wrote to support, known or not: it names no account. Its words are sealed until it is over, its answer
/// until it is forgotten.
/// </summary>
public sealed partial class ContactMessage
{
    /// <summary>Characters of what is written, and of an agent's own words.</summary>
    public const int WordsMax = 1000;

    /// <summary>From its arrival, or its end, until it is forgotten, in days.</summary>
    public const int KeptDays = 30;

    public static readonly Refusal Empty = new("contact.words-empty");
    public static readonly Refusal TooLong = new("contact.words-long");

    public required Guid Id { get; init; }

    /// <summary>What its person says on the telephone. Opens nothing.</summary>
    public required string Reference { get; init; }
    public required ContactTopic Topic { get; init; }
    public required AnswerWay Way { get; init; }

    /// <summary>Of the answer: "ar" or "en".</summary>
    public required string Language { get; init; }
    public ContactState State { get; set; } = ContactState.Waiting;

    /// <summary>A <see cref="ContactWords"/> sealed to this row; wiped at the end.</summary>
    public byte[]? WordsSealed { get; set; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The agent who has it.</summary>
    public Guid? TakenBy { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Hash of the secret in the link to the answer.</summary>
    public byte[]? TokenHash { get; set; }

    /// <summary>A <see cref="ContactReply"/> sealed to this row.</summary>
    public byte[]? ReplySealed { get; set; }

    /// <summary>How it stands to an agent. It names no person, so it is nobody's own.</summary>
    public StaffScope ScopeFor(StaffAccount member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (State is ContactState.Answered or ContactState.Closed)
            return StaffScope.Closed;
        return State == ContactState.Taken && TakenBy == member.Id ? StaffScope.Assigned : StaffScope.Office;
    }

    /// <summary>What <see cref="WordsSealed"/> is bound to.</summary>
    public static SealedPlace WordsAt(Guid id) => new("contact_message", nameof(WordsSealed), id);

    /// <summary>What <see cref="ReplySealed"/> is bound to.</summary>
    public static SealedPlace ReplyAt(Guid id) => new("contact_message", nameof(ReplySealed), id);

    /// <summary>Words as they are kept: no control characters, one kind of line end.</summary>
    public static Result<string> Read(string? typed)
    {
        var words = Odd.Replace((typed ?? "").ReplaceLineEndings("\n"), "").Trim();
        if (words.Length == 0)
            return Empty;
        return words.Length <= WordsMax ? words : TooLong;
    }

    /// <summary>
    /// Six digits beside the word for a code, or a password named: the person may be about to give away what is theirs.
    /// </summary>
    public static bool LooksLikeASecret(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var plain = ArabicWords.Fold(words);
        return SaysPassword.IsMatch(plain) || (SaysCode.IsMatch(plain) && SixDigits.IsMatch(Digits(words)));
    }

    private static string Digits(string words) =>
        string.Concat(words.Select(x => char.IsDigit(x) ? (char)('0' + (int)char.GetNumericValue(x)) : x));

    [GeneratedRegex(@"[\p{Cc}\p{Cf}-[\n\u200c\u200d]]", RegexOptions.None, 1000)]
    private static partial Regex Odd { get; }

    [GeneratedRegex(@"رمز|كود|code|otp|\bpin\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SaysCode { get; }

    [GeneratedRegex(
        @"(كلمه (ال)?(مرور|سر)\w*|الرقم السري|password)\s*(هي|هو|is|[:=])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SaysPassword { get; }

    [GeneratedRegex(@"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex SixDigits { get; }
}

/// <summary>What was written, about which request, and where the answer goes.</summary>
/// <param name="Words">The person's own.</param>
/// <param name="About">The reference of a request or a case; null without one.</param>
/// <param name="To">A mobile in E.164 or an e-mail address.</param>
public sealed record ContactWords(string Words, string? About, string To)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(ContactWords);
}

/// <summary>What is answered.</summary>
/// <param name="Library">The name of an answer of the library; null without one.</param>
/// <param name="Words">The agent's own; empty without any.</param>
public sealed record ContactReply(string? Library, string Words)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(ContactReply);
}
