using Miftah.Domain.Recovery;

namespace Miftah.Tests.Recovery;

/// <summary>What a person is told about losing the phone.</summary>
public class RecoveryReadinessTests
{
    [Theory]
    [InlineData(0, 0, false, ReadinessStep.SavedCodes)]
    [InlineData(1, 0, false, ReadinessStep.SavedCodes)]
    [InlineData(2, 0, true, ReadinessStep.SavedCodes)]
    [InlineData(0, 1, true, ReadinessStep.FreshCodes)]
    [InlineData(0, 10, true, ReadinessStep.Passkey)]
    [InlineData(1, 10, true, ReadinessStep.None)]
    public void Of_AssumesThatTheLostPhoneTookWhatItCanHold(int passkeys, int codes, bool back, ReadinessStep next) =>
        RecoveryReadiness.Of(passkeys, codes).ShouldBe(new(back, next));
}
