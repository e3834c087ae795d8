using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Enrolment;

/// <summary>Outbox: tells the person that the account was activated.</summary>
public sealed class TellActivated(MiftahDb db, Notify notify, TimeProvider clock)
    : TellAccount(db, notify, clock),
        IOutboxHandler
{
    public static string Kind => ActivateAccount.TellKind;

    protected override SmsPurpose Purpose => SmsPurpose.AccountActivated;
}
