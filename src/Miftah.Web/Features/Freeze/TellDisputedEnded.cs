using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Freeze;

/// <summary>Outbox: tells the person that lifting a freeze in person ended what was bound lately.</summary>
public sealed class TellDisputedEnded(MiftahDb db, Notify notify, TimeProvider clock)
    : TellAccount(db, notify, clock),
        IOutboxHandler
{
    public static string Kind => UnfreezeInPerson.TellEndedKind;

    protected override SmsPurpose Purpose => SmsPurpose.AuthenticatorRemoved;
}
