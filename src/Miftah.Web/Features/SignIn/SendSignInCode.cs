using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.SignIn;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// Makes a new code for a sign-in and promises its SMS. The caller saves: code, attempt and promise are one
/// transaction.
/// </summary>
public sealed class SendSignInCode(
    GuessBudgets budgets,
    BlindIndex index,
    PersonalDataSeal personal,
    QueueSms sms,
    SmsCaps caps
)
{
    private static readonly Refusal SendsSpent = new("code.sends-spent");
    private static readonly Refusal SmsHeldBack = new("code.sms-held-back");

    /// <returns>
    /// Null when the code is on its way; a refusal when the day's codes are spent, or SMS are held back.
    /// </returns>
    public async Task<SignInRefusal?> ToAsync(
        SubscriberAccount account,
        SignInAttempt attempt,
        DateTime now,
        CancellationToken cancel
    )
    {
        var key = account.IdentityKey;
        if (await budgets.DebitAsync(key, GuessKind.SignInSend, attempt.KnownDevice, now, cancel) is null)
            return new(
                SendsSpent,
                await budgets.OpensAtAsync(key, GuessKind.SignInSend, GuessLane.Stranger, now, cancel)
            );
        var mobile = personal.Open(account).Mobile;
        if (await caps.TakeCodeAsync(mobile, now, cancel) is { } opens)
            return new(SmsHeldBack, opens);
        var code = Secrets.NewCode();
        attempt.CodeHash = OneTimeCode.Hash(index, attempt.Id, code);
        attempt.CodeAskedAt = now;
        attempt.CodeEndsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes);
        attempt.CodeTries = 0;
        sms.Add(SmsPurpose.SignInCode, mobile, account.Language, new(Code: code), attempt.CodeEndsAt);
        return null;
    }
}
