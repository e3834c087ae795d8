namespace Miftah.Domain.Messaging;

/// <summary>How far an SMS has come.</summary>
public enum SmsStatus
{
    /// <summary>Not yet with the gateway; its contents are sealed in the row.</summary>
    Waiting = 1,

    /// <summary>The gateway took it.</summary>
    Sent = 2,

    /// <summary>The network reported that the phone has it.</summary>
    Delivered = 3,

    /// <summary>The network reported that it gave up.</summary>
    Undelivered = 4,

    /// <summary>Never sent: its code ended first, the gateway refused it, or the tries were spent.</summary>
    Dead = 5,
}
