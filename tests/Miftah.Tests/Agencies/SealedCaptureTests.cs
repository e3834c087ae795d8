using Miftah.Agencies;
using Miftah.Agencies.Fingers;

namespace Miftah.Tests.Agencies;

/// <summary>A finger on its way from a reader to the agency that compares it.</summary>
public sealed class SealedCaptureTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 23, 7, 35, 0, DateTimeKind.Utc);
    private static readonly Country Country = new(seed: 1, size: 400);
    private readonly SimulatedAgency agency = new();

    public void Dispose() => agency.Dispose();

    [Fact]
    public void ARecord_IsWhatWasWritten_InTheStandardsForm()
    {
        var record = FingerRegister.Of(Person(0))!;
        var made = record.Write();

        made[..8].ShouldBe("FMR\0 20\0"u8.ToArray());
        made.Length.ShouldBe(24 + 4 + (32 * 6) + 2);
        var read = FingerRecord.Read(made)!;
        (read.Position, read.Quality).ShouldBe((record.Position, record.Quality));
        read.Minutiae.ShouldBe(record.Minutiae);
        FingerRecord.Read(made.AsSpan(0, made.Length - 1)).ShouldBeNull();
        FingerRecord.Read([]).ShouldBeNull();
    }

    [Fact]
    public void TheOwnersFinger_IsTheSame_EverybodyElsesIsAnother()
    {
        var owner = Person(0);
        var capture = Capture(owner);

        agency.Compare(owner, capture, Now).ShouldBe(FingerMatch.Same);
        foreach (var other in Country.People().Where(x => x.Index != owner.Index))
            agency.Compare(other, capture, Now).ShouldBe(FingerMatch.Other);
    }

    [Fact]
    public void APoorView_AStaleOne_AndWhatIsNoCapture_AreTakenAgain()
    {
        var owner = Person(0);
        var poor = FingerRegister.Of(owner)! with { Quality = FingerRegister.QualityMin - 1 };
        var altered = Capture(owner);
        altered[^20] ^= 1;

        agency.Compare(owner, SealedCapture.Seal(agency.PublicKey, poor.Write(), Now), Now).ShouldBe(FingerMatch.Poor);
        agency.Compare(owner, Capture(owner), Now.AddSeconds(121)).ShouldBe(FingerMatch.Poor);
        agency.Compare(owner, Capture(owner), Now.AddSeconds(120)).ShouldBe(FingerMatch.Same);
        agency.Compare(owner, altered, Now).ShouldBe(FingerMatch.Poor);
        agency.Compare(owner, [], Now).ShouldBe(FingerMatch.Poor);
        agency.Compare(owner, new byte[300], Now).ShouldBe(FingerMatch.Poor);
    }

    [Fact]
    public void ACapture_ShowsNothingOfItsFinger()
    {
        var owner = Person(0);
        var record = FingerRegister.Of(owner)!.Write();

        Capture(owner).AsSpan().IndexOf(record.AsSpan(28, 12)).ShouldBe(-1);
        Capture(owner).ShouldNotBe(Capture(owner));
    }

    [Fact]
    public void SomePeople_HaveNoReadableFinger()
    {
        var without = Country.People().Count(x => FingerRegister.Of(x) is null);

        without.ShouldBeInRange(1, 40);
    }

    private byte[] Capture(Person person) =>
        SealedCapture.Seal(agency.PublicKey, FingerRegister.Of(person)!.Write(), Now);

    private static Person Person(int skip) =>
        Country.People().Where(x => FingerRegister.Of(x) is not null).ElementAt(skip);
}
