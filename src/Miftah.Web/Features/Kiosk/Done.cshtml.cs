using Miftah.Data;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Kiosk;

/// <summary>What was done, with its reference to print or to copy; then something else, or the end.</summary>
public sealed class DoneModel(MiftahDb db, Cookies cookies, TimeProvider clock) : VisitPage(db, cookies, clock)
{
    protected override VisitStep Step => VisitStep.Done;

    public void OnGet() { }
}
