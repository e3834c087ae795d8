using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Binds an authenticator app: it reads the secret from a picture or as text, and shows by a code that it did. The
/// secret
/// on offer travels sealed in the form, so that looking at the page stores nothing.
/// </summary>
public sealed class AppModel(
    MiftahDb db,
    ChangeAuthenticators change,
    Sealer sealer,
    SubjectSealer subject,
    PersonalDataSeal personal,
    LabelText labels,
    TimeProvider clock
) : SecurityPage(db, clock)
{
    private const int GroupLength = 4;
    private static readonly Refusal NoMatch = new("proof.app-refused");

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    /// <summary>The secret on offer, sealed to this session.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    /// <summary>The secret as text, in groups.</summary>
    public string Secret => string.Join(' ', Base32.Encode(secret).Chunk(GroupLength).Select(x => new string(x)));

    public QrPicture Picture { get; private set; } = null!;

    protected override string Then => "app";

    protected override IReadOnlyList<string> Does => [Acts.AuthenticatorBound];

    private byte[] secret = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        var now = Now;
        if (AppCode.Match(secret, code, now, lastStep: 0) is not { } step)
            return ShowRefusal(nameof(Code), NoMatch);
        var id = RowId.New(now);
        var made = new Authenticator
        {
            Id = id,
            AccountId = Account.Id,
            Kind = AuthenticatorKind.AuthenticatorApp,
            LabelSealed = labels.Close(Account, id, Label),
            BoundAt = now,
            BoundIn = Current.Id,
            SecretSealed = subject.Seal(Account.DataKey, Authenticator.SecretAt(id), secret),
            LastStep = step,
        };
        return await change.BindAsync(Current, Account, made, [], cancel) is { } refused
            ? ShowRefusal(nameof(Code), refused)
            : DoneWith("bound");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        secret = Offered() ?? RandomNumberGenerator.GetBytes(AppCode.SecretBytes);
        Offer = Convert.ToBase64String(sealer.Seal(Base32.Encode(secret), Place));
        var account = $"•• {personal.Open(Account).Mobile[^2..]}";
        Picture = QrPicture.Of(AppCode.Address(this.T()["portal.name"], account, secret));
        return null;
    }

    private string Place => $"app-offer:{Current.Id:N}";

    private byte[]? Offered()
    {
        if (string.IsNullOrEmpty(Offer))
            return null;
        try
        {
            return Base32.Decode(sealer.Open(Convert.FromBase64String(Offer), Place));
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null; // Of another session, or altered: a new one is offered.
        }
    }
}
