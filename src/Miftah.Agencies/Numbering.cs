using System.Globalization;
using Miftah.Agencies.Seeded;
using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>
/// Which numbers an index gets, and whose a number is; both by arithmetic, whatever the size of the country.
/// </summary>
internal sealed class Numbering
{
    /// <summary>Each person has a slot of their own, 0, and one for each dependant.</summary>
    public const int DependantsMax = 5;

    /// <summary>As many as the bodies suffice for.</summary>
    public const int IndexEnd = 19_000_000;

    private const int SlotsPerPerson = 1 + DependantsMax;

    // Of each five people three are citizens.
    private const int CitizensOf = 3;
    private const int PeopleOf = 5;

    // Numbers known to be in use begin with 10, 11 and 20 to 26: a made-up one should not be a living person's.
    private const int FirstBody = 30_000_000;
    private const int BodyRows = 7_000;
    private const int BodyColumns = 10_000;

    // The second digits under which mobile numbers of the plan +966 5 are valid in full.
    private const string MobileSeconds = "01345689";
    private const int MobileColumns = 10_000;
    private const int MobileRows = 8_000;
    private const int MobilesPerSecond = 10_000_000;

    private readonly Shuffle citizens;
    private readonly Shuffle residents;
    private readonly Shuffle mobiles;

    public Numbering(ulong seed)
    {
        citizens = new(Mix.Of(seed, (ulong)Trait.IdentityNumber, 1), BodyRows, BodyColumns);
        residents = new(Mix.Of(seed, (ulong)Trait.IdentityNumber, 2), BodyRows, BodyColumns);
        mobiles = new(Mix.Of(seed, (ulong)Trait.Mobile, 0), MobileRows, MobileColumns);
    }

    public static PersonKind KindOf(int index) =>
        index % PeopleOf < CitizensOf ? PersonKind.Citizen : PersonKind.Resident;

    /// <summary>
    /// The number of a person (slot 0) or of one of their dependants (1 to <see cref="DependantsMax"/>).
    /// </summary>
    public IdentityNumber NumberOf(int index, int slot)
    {
        var kind = KindOf(index);
        var (fives, within) = Math.DivRem(index, PeopleOf);
        var ordinal =
            kind == PersonKind.Citizen
                ? fives * CitizensOf + within
                : fives * (PeopleOf - CitizensOf) + within - CitizensOf;
        return IdentityNumber.FromBody(kind, FirstBody + ShuffleOf(kind).Of(ordinal * SlotsPerPerson + slot));
    }

    /// <summary>Whose number it would be; null for numbers that this country never gives.</summary>
    public (int Index, int Slot)? Find(IdentityNumber number)
    {
        if (number.Body < FirstBody)
            return null;
        var (ordinal, slot) = Math.DivRem(ShuffleOf(number.Kind).Back(number.Body - FirstBody), SlotsPerPerson);
        var (share, before) = number.Kind == PersonKind.Citizen ? (CitizensOf, 0) : (PeopleOf - CitizensOf, CitizensOf);
        var index = ordinal / share * PeopleOf + before + ordinal % share;
        return index < IndexEnd ? (index, slot) : null;
    }

    public string MobileOf(int index)
    {
        var (second, rest) = Math.DivRem(mobiles.Of(index), MobilesPerSecond);
        return string.Create(CultureInfo.InvariantCulture, $"+9665{MobileSeconds[second]}{rest:D7}");
    }

    /// <summary>Whose mobile number it would be; null for numbers that this country never gives.</summary>
    public int? FindMobile(string mobile)
    {
        const string Prefix = "+9665";
        if (
            mobile.Length != Prefix.Length + 8
            || !mobile.StartsWith(Prefix, StringComparison.Ordinal)
            || MobileSeconds.IndexOf(mobile[Prefix.Length], StringComparison.Ordinal) is not (>= 0 and var second)
            || !int.TryParse(
                mobile.AsSpan(Prefix.Length + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var rest
            )
        )
            return null;
        var index = mobiles.Back(second * MobilesPerSecond + rest);
        return index < IndexEnd ? index : null;
    }

    private Shuffle ShuffleOf(PersonKind kind) => kind == PersonKind.Citizen ? citizens : residents;
}
