namespace Miftah.Domain.Identity;

/// <summary>What an identity number says about its holder; the value is the number's first digit.</summary>
public enum PersonKind
{
    /// <summary>A citizen, with a national identity card: 1….</summary>
    Citizen = 1,

    /// <summary>A resident, with a residency permit (iqama): 2….</summary>
    Resident = 2,
}
