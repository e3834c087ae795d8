using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The username, and a picture that leads the person's own phone to the page of the new password: it is typed where
/// nobody looks on. The screen asks again by itself until it is written.
/// </summary>
public sealed class PhoneModel(
    MiftahDb db,
    PersonalDataSeal personal,
    BlindIndex index,
    Portal portal,
    Cookies cookies,
    TimeProvider clock
) : PasswordPage(db, personal, cookies, clock)
{
    /// <summary>Null once a phone opened the link: whoever looks on does not open it too.</summary>
    public QrPicture? Picture { get; private set; }

    /// <summary>A phone is at the page of the password.</summary>
    public bool IsOpened => Visit.LinkOpenedAt is not null;

    public override bool IsWaiting => true;

    protected override VisitStep Step => VisitStep.Phone;

    public void OnGet() => Draw();

    /// <summary>The person would rather type here: the link is over.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenRow.ExecuteUpdateAsync(
            set => set.SetProperty(x => x.LinkHash, (byte[]?)null).SetProperty(x => x.LinkEndsAt, (DateTime?)null),
            cancel
        );
        return GoTo(VisitStep.Password);
    }

    protected override bool IsShownAgain(IFormCollection form)
    {
        Draw();
        return base.IsShownAgain(form);
    }

    protected override async Task<IActionResult?> ReadyAsync() =>
        await base.ReadyAsync() is { } elsewhere ? elsewhere
        : Visit.LinkEndsAt > Now ? null
        : GoTo(VisitStep.Password);

    private void Draw()
    {
        if (IsOpened)
            return;
        var secret = PhoneLink.SecretOf(index, Visit.Id, Visit.LinkEndsAt!.Value);
        var path = $"{this.T().Language.Prefix}/kiosk-password/{secret}";
        Picture = QrPicture.Of(new Uri(portal.Origin, path).ToString());
    }
}
