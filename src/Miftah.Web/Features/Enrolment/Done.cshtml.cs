using Miftah.Data;
using Miftah.Domain.Enrolment;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Page 6: the account is open, and waits for its activation. Nobody is signed in by an enrolment.
/// </summary>
public sealed class DoneModel(MiftahDb db, Cookies cookies, TimeProvider clock) : EnrolmentPage(db, cookies, clock)
{
    public override bool HasForm => false;

    protected override EnrolmentStep Step => EnrolmentStep.Done;

    public void OnGet() { }
}
