using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>Outbox: tells the person that a hold was lifted in person.</summary>
public sealed class TellHoldLifted(MiftahDb db, Notify notify, TimeProvider clock)
    : TellAccount(db, notify, clock),
        IOutboxHandler
{
    public static string Kind => LiftHold.TellKind;

    protected override SmsPurpose Purpose => SmsPurpose.HoldLifted;
}
