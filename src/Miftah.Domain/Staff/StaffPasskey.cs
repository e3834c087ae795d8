namespace Miftah.Domain.Staff;

/// <summary>The passkey of a member of staff: the only way in.</summary>
public sealed class StaffPasskey
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary>The identifier that the device gave it.</summary>
    public required byte[] DeviceKeyId { get; init; }

    /// <summary>The public key as COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The device's counter of signatures; 0 where it has none. One that falls back is a copy.</summary>
    public long SignCount { get; set; }

    /// <summary>How the device is reached, parted by commas: "usb,nfc".</summary>
    public required string Transports { get; init; }
    public required bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public required DateTime BoundAt { get; init; }
}
