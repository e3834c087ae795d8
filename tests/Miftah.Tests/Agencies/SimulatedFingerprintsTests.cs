using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;
using Miftah.Web.Adapters.Agencies;

namespace Miftah.Tests.Agencies;

/// <summary>The verdict on a finger, as the portal sees it: yes, no, or once more.</summary>
public sealed class SimulatedFingerprintsTests : IDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly Country Country = new(seed: 1, size: 200);
    private readonly SimulatedAgency agency = new();
    private readonly AgencyMode mode = new();
    private readonly Person owner = Country.People().First(x => FingerRegister.Of(x) is not null);

    private SimulatedFingerprints Fingers => new(Country, agency, mode, TimeSpan.FromHours(1), Clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => agency.Dispose();

    [Fact]
    public async Task TheOwnersFinger_IsYes_AndTellsTheName()
    {
        (await Fingers.VerifyAsync(owner.IdentityNumber, Capture(90), Cancel)).ShouldBe(FingerVerdict.Yes);
        var name = await Fingers.NameAsync(owner.IdentityNumber, Capture(90), Cancel);
        name.ShouldBe(new(owner.NameArabic, owner.NameEnglish));
    }

    [Fact]
    public async Task AnothersFinger_AndANumberNobodyHas_AreNo_AndTellNoName()
    {
        var other = Country.People().First(x => x.Index != owner.Index).IdentityNumber;
        var nobody = new Country(seed: 1, size: 5_000)[4_999].IdentityNumber;
        foreach (var number in (IdentityNumber[])[other, nobody])
        {
            (await Fingers.VerifyAsync(number, Capture(90), Cancel)).ShouldBe(FingerVerdict.No);
            (await Fingers.NameAsync(number, Capture(90), Cancel)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task AWetFinger_IsTriedAgain()
    {
        (await Fingers.VerifyAsync(owner.IdentityNumber, Capture(10), Cancel)).ShouldBe(FingerVerdict.TryAgain);
        (await Fingers.NameAsync(owner.IdentityNumber, Capture(10), Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData(AgencyBehaviour.Down, FingerVerdict.Unavailable)]
    [InlineData(AgencyBehaviour.Wrong, FingerVerdict.No)]
    public async Task AnAgencyInTrouble_LetsNobodyIn(AgencyBehaviour behaviour, FingerVerdict verdict)
    {
        mode.Behaviour = behaviour;

        (await Fingers.VerifyAsync(owner.IdentityNumber, Capture(90), Cancel)).ShouldBe(verdict);
        (await Fingers.NameAsync(owner.IdentityNumber, Capture(90), Cancel)).ShouldBeNull();
    }

    private byte[] Capture(byte quality) =>
        SealedCapture.Seal(
            agency.PublicKey,
            (FingerRegister.Of(owner)! with { Quality = quality }).Write(),
            Clock.GetUtcNow().UtcDateTime
        );
}
