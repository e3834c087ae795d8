namespace Miftah.Domain.Messaging;

/// <summary>What the network says about an SMS it took.</summary>
public enum SmsReport
{
    /// <summary>On its way: queued by the gateway or the network, or the phone is switched off.</summary>
    Queued = 1,

    /// <summary>The network took it from the gateway.</summary>
    Submitted = 2,

    /// <summary>The phone has it.</summary>
    Delivered = 3,

    /// <summary>The network gave up.</summary>
    Undelivered = 4,

    /// <summary>The network did not take it.</summary>
    Rejected = 5,
}
