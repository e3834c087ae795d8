namespace Miftah.Domain.Identity;

/// <summary>The kind of a person's identity number: its first digit.</summary>
public enum PersonKind
{
    /// <summary>National identity number, first digit 1.</summary>
    Citizen = 1,

    /// <summary>Residency permit (iqama) number, first digit 2.</summary>
    Resident = 2,
}
