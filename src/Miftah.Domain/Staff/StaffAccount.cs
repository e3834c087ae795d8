using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Staff;

/// <summary>A member of staff. Apart from any account that the same person has as a subscriber.</summary>
public sealed class StaffAccount
{
    public required Guid Id { get; init; }
    public required Guid OfficeId { get; set; }
    public required StaffRole Roles { get; set; }
    public required StaffState State { get; set; }

    /// <summary>
    /// The member's own identity number under the counting key (<see cref="StaffNumber"/>): a case about the same
    /// number is refused without opening anything. Random until the person has joined.
    /// </summary>
    public required byte[] NumberKey { get; set; }

    /// <summary>A <see cref="StaffPersonal"/> sealed to this row under a key of the installation.</summary>
    public required byte[] PersonalSealed { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>What <see cref="PersonalSealed"/> is bound to.</summary>
    public static SealedPlace PersonalAt(Guid id) => new("staff_account", nameof(PersonalSealed), id);

    /// <summary>What <see cref="NumberKey"/> is for an identity number of ten digits.</summary>
    public static byte[] KeyOf(BlindIndex index, string number)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Of(StaffNumber, number);
    }

    private const string StaffNumber = "staff-number";
}

/// <summary>Who the member is.</summary>
/// <param name="Name">As colleagues know them.</param>
/// <param name="IdentityNumber">Ten digits; the family register is asked with it who is a relative.</param>
public sealed record StaffPersonal(string Name, string IdentityNumber)
{
    public const int NameLengthMax = 100;

    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(StaffPersonal);
}
