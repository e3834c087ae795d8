using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Binds a passkey: the device makes a key pair, its owner is verified there, the public key comes here.
/// </summary>
public sealed class PasskeyModel(
    MiftahDb db,
    ChangeAuthenticators change,
    PasskeyCeremony passkeys,
    PersonalDataSeal personal,
    LabelText labels,
    TimeProvider clock
) : SecurityPage(db, clock)
{
    private static readonly Refusal NoScript = new("security.passkey-empty");
    private static readonly Refusal NotMade = new("security.passkey-refused");

    [BindProperty(Name = ProofFields.PasskeyField)]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    protected override string Then => "passkey";

    protected override IReadOnlyList<string> Does => [Acts.AuthenticatorBound];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(Answer))
            return ShowRefusal(ProofFields.PasskeyField, NoScript);
        if (await passkeys.NewAsync(Current.Id, Answer, cancel) is not { } key)
            return ShowRefusal(ProofFields.PasskeyField, NotMade);
        var now = Now;
        var id = RowId.New(now);
        var made = new Authenticator
        {
            Id = id,
            AccountId = Account.Id,
            Kind = AuthenticatorKind.Passkey,
            LabelSealed = labels.Close(Account, id, Label),
            BoundAt = now,
            BoundIn = Current.Id,
        };
        var row = new Passkey
        {
            Id = made.Id,
            AccountId = Account.Id,
            DeviceKeyId = key.CredentialId,
            PublicKey = key.PublicKey,
            SignCount = key.SignCount,
            Transports = string.Join(',', key.Transports ?? []),
            IsBackupEligible = key.IsBackupEligible,
            IsBackedUp = key.IsBackedUp,
        };
        try
        {
            return await change.BindAsync(Current, Account, made, [row], cancel) is { } refused
                ? ShowRefusal(ProofFields.PasskeyField, refused)
                : DoneWith("bound");
        }
        catch (DbUpdateException failure) when (Db.IsDuplicate(failure))
        {
            return ShowRefusal(ProofFields.PasskeyField, NotMade); // The key is somebody's already.
        }
    }

    /// <summary>For the script: what the new key is made for.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel)
    {
        var person = personal.Open(Account);
        var text = this.T();
        var owner = new Microsoft.AspNetCore.Identity.PasskeyUserEntity
        {
            Id = SubscriberPasskeys.HandleOf(Account.Id),
            Name = $"{text["portal.name"]} •• {person.Mobile[^2..]}",
            DisplayName = text.Language == Language.Arabic ? person.NameArabic : person.NameEnglish,
        };
        return Content(await passkeys.AskNewAsync(Current.Id, owner, cancel), "application/json");
    }
}
