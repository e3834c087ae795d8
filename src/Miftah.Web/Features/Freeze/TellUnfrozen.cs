using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Freeze;

/// <summary>Outbox: tells the person that a freeze was lifted in person.</summary>
public sealed class TellUnfrozen(MiftahDb db, Notify notify, TimeProvider clock)
    : TellAccount(db, notify, clock),
        IOutboxHandler
{
    public static string Kind => UnfreezeInPerson.TellKind;

    protected override SmsPurpose Purpose => SmsPurpose.AccountUnfrozen;
}
