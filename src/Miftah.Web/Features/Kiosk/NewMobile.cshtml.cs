using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The new mobile. A well-formed number always leads on, whoever has it: the verdict goes to its phone.
/// </summary>
public sealed class NewMobileModel(
    MiftahDb db,
    ProveNewNumber prove,
    PersonalDataSeal personal,
    Cookies cookies,
    TimeProvider clock
) : MobilePage(db, cookies, clock)
{
    private static readonly Refusal Same = new("number.same");

    protected override VisitStep Step => VisitStep.NewMobile;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Phones.Parse(Typed) is var parsed && parsed is Result<string>.Refused refused)
            return ShowRefusal(nameof(Typed), refused.Why);
        var number = ((Result<string>.Ok)parsed).Value;
        if (number == personal.Open(Account).Mobile)
            return ShowRefusal(nameof(Typed), Same);
        await prove.AskAsync(Account, number, By, provedByMobile: false, cancel);
        await Db.SaveChangesAsync(cancel);
        return GoTo(VisitStep.MobileCode);
    }
}
