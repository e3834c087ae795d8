using Miftah.Domain.Recovery;

namespace Miftah.Tests.Recovery;

/// <summary>What a person is told about losing the phone.</summary>
public class RecoveryReadinessTests
{
    [Theory]
    [InlineData(0, 0, false, false, ReadinessStep.SavedCodes)]
    [InlineData(0, 0, true, false, ReadinessStep.SavedCodes)]
    [InlineData(1, 0, true, false, ReadinessStep.SavedCodes)]
    [InlineData(2, 0, true, true, ReadinessStep.SavedCodes)]
    [InlineData(0, 1, true, true, ReadinessStep.FreshCodes)]
    [InlineData(0, 10, true, true, ReadinessStep.Passkey)]
    [InlineData(0, 10, false, true, ReadinessStep.Passkey)]
    [InlineData(1, 10, false, true, ReadinessStep.Email)]
    [InlineData(1, 10, true, true, ReadinessStep.None)]
    public void Of_AssumesThatTheLostPhoneTookWhatItCanHold(
        int passkeys,
        int codes,
        bool email,
        bool back,
        ReadinessStep next
    ) => RecoveryReadiness.Of(passkeys, codes, email).ShouldBe(new(back, next));
}
