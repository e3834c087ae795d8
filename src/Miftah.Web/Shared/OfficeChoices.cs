using Miftah.Domain.Staff;

namespace Miftah.Web.Shared;

/// <summary>What can be chosen about offices, by the names that stand in addresses, forms and text keys.</summary>
public static class OfficeChoices
{
    public static readonly IReadOnlyList<(string Name, OfficeOffers Offer)> Offers =
    [
        ("mobile", OfficeOffers.ChangeMobile),
        ("password", OfficeOffers.NewPassword),
        ("activate", OfficeOffers.Activate),
        ("hold", OfficeOffers.LiftHold),
        ("unfreeze", OfficeOffers.Unfreeze),
        ("lost", OfficeOffers.RemoveAuthenticators),
        ("deceased", OfficeOffers.CloseDeceased),
    ];

    public static readonly IReadOnlyList<(string Name, OfficeKind Kind)> Kinds =
    [
        ("office", OfficeKind.Office),
        ("mission", OfficeKind.Mission),
        ("kiosk", OfficeKind.Kiosk),
    ];

    public static string NameOf(OfficeKind kind) => Kinds.Single(x => x.Kind == kind).Name;
}
