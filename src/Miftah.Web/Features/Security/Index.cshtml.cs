using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>What guards the account: ways to verify, the password, and the browsers that are known.</summary>
public sealed class IndexModel(
    MiftahDb db,
    ForgetDevices forget,
    PersonalDataSeal personal,
    LabelText labels,
    TimeProvider clock
) : SecurityPage(db, clock)
{
    public override bool HasForm => false;

    public IReadOnlyList<Authenticator> Bound { get; private set; } = [];

    /// <summary>What its owner calls it, or the name of its kind.</summary>
    public string NameOf(Authenticator it, string kind) =>
        labels.Open(Account, it) is { Length: > 0 } name ? name : kind;

    public IReadOnlyList<KnownDevice> Devices { get; private set; } = [];

    /// <summary>Saved codes that can still be used.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Notices go to a verified e-mail address too.</summary>
    public bool HasEmail { get; private set; }

    public bool HasCodes => Bound.Any(x => x.Kind == AuthenticatorKind.SavedCodes);

    public bool HasFewCodes => HasCodes && CodesLeft <= SavedCode.FewLeft;

    /// <summary>How the person would get back in without this phone.</summary>
    public RecoveryReadiness Readiness =>
        RecoveryReadiness.Of(Bound.Count(x => x.Kind == AuthenticatorKind.Passkey), CodesLeft, HasEmail);

    public DateTime? HoldEndsAt => Account.IsOnHold(Now) ? Account.HoldEndsAt : null;

    /// <summary>What was just done, one of the keys below security.done.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public string? DoneKey =>
        Done is "bound" or "removed" or "renamed" or "password" or "forgotten" or "mobile" or "email" or "email-removed"
            ? $"security.done.{Done}"
            : null;

    public TimeLimit TimeLimit =>
        new(Current.EndsAt, Now, $"{Request.PathBase}/security?handler={ExtendHandler}", TimeLimit.Session)
        {
            CanExtend = Current.EndsAt < Current.LifeEndsAt,
        };

    protected override string? Then => null;

    protected override IReadOnlyList<string> Does => [Acts.DeviceForgotten];

    public void OnGet() { }

    public async Task<IActionResult> OnPostForgetAsync(Guid device, CancellationToken cancel)
    {
        await forget.RunAsync(Current, device, cancel);
        return DoneWith("forgotten");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        Bound = await Db.BoundTo(Account.Id).AsNoTracking().OrderBy(x => x.Kind).ThenBy(x => x.BoundAt).ToListAsync();
        CodesLeft = await Db.SavedCodes.CountAsync(x =>
            x.UsedAt == null && Db.BoundTo(Account.Id).Any(a => a.Id == x.SetId)
        );
        Devices = await Db
            .KnownDevices.AsNoTracking()
            .Where(x => x.AccountId == Account.Id)
            .OrderByDescending(x => x.LastSeenAt)
            .ToListAsync();
        HasEmail = personal.Open(Account).Email is not null;
        return null;
    }
}
