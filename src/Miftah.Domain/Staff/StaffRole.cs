namespace Miftah.Domain.Staff;

/// <summary>What a member of staff does. The names are the columns of capabilities.tsv.</summary>
[Flags]
public enum StaffRole
{
    None = 0,
    PassportsOfficer = 1,
    CivilAffairsOfficer = 2,

    /// <summary>The second person of an act that takes two.</summary>
    Approver = 4,
    SupportAgent = 8,

    /// <summary>Reads what others did, and does nothing.</summary>
    Auditor = 16,
    Operator = 32,

    /// <summary>Invites staff and asks for their roles; sees nothing of subscribers.</summary>
    Administrator = 64,
}

/// <summary>Whether a member of staff may come in.</summary>
public enum StaffState
{
    /// <summary>Has a link and no passkey yet.</summary>
    Invited = 1,
    Active = 2,
    Suspended = 3,

    /// <summary>For good: whoever comes back is invited anew.</summary>
    Left = 4,
}

/// <summary>How a row stands to the member of staff who asks for it.</summary>
[Flags]
public enum StaffScope
{
    None = 0,

    /// <summary>It is about the member or a relative. Nobody has this in the matrix.</summary>
    Own = 1,

    /// <summary>Given to the member.</summary>
    Assigned = 2,

    /// <summary>Of the member's office, given to nobody or to a colleague.</summary>
    Office = 4,
    OtherOffice = 8,

    /// <summary>Decided and over, whosever it was.</summary>
    Closed = 16,

    /// <summary>Whosever it is; never one's own.</summary>
    All = Assigned | Office | OtherOffice | Closed,
}
