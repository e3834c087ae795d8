using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>
/// The synthetic country: a population that nobody stores, made person by person from a seed and an index. A person is
/// the same whatever the size of the country, so that 5,000 people in a test are the first of 16 million in a drill.
/// </summary>
/// <remarks>
/// Names are made up and numbers are shuffled, but the forms are real: a mobile number may belong to somebody. Connect
/// no real SMS gateway to it.
/// </remarks>
public sealed class Country
{
    /// <summary>The most people a country can have.</summary>
    public const int SizeMax = Numbering.IndexEnd;

    /// <summary>The day on which ages and expiry dates are reckoned unless another is given.</summary>
    public static readonly DateOnly Epoch = new(2026, 7, 1);

    private readonly Numbering numbering;
    private readonly PersonMaker maker;

    /// <summary>A country as of <see cref="Epoch"/>.</summary>
    /// <inheritdoc cref="Country(long, int, DateOnly)"/>
    public Country(long seed, int size)
        : this(seed, size, Epoch) { }

    /// <param name="seed">Another seed, other people.</param>
    /// <param name="size">How many adults it has, 1 to <see cref="SizeMax"/>.</param>
    /// <param name="asOf">The day on which everyone is 18 to 79 years old and permits have up to a year to run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is out of its range.</exception>
    public Country(long seed, int size, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, SizeMax);
        Size = size;
        var bits = unchecked((ulong)seed);
        numbering = new Numbering(bits);
        maker = new PersonMaker(bits, asOf, numbering);
    }

    public int Size { get; }

    /// <summary>The person of that index.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not 0 to Size - 1.</exception>
    public Person this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
            return maker.Make(index);
        }
    }

    /// <summary>Everyone, by index; each is made when reached.</summary>
    public IEnumerable<Person> People() => Enumerable.Range(0, Size).Select(maker.Make);

    /// <summary>The adult of that number, without a search; null for dependants and for numbers nobody has.</summary>
    public Person? Find(IdentityNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return numbering.Find(number) is (var index, 0) && index < Size ? maker.Make(index) : null;
    }

    /// <summary>The index of whoever has the number or whose dependant does; null for numbers nobody has.</summary>
    public int? IndexOf(IdentityNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return numbering.Find(number) is (var index, _) && index < Size ? index : null;
    }

    /// <summary>Who holds a mobile number in E.164, without a search; null for numbers that nobody has.</summary>
    public Person? FindByMobile(string mobile)
    {
        ArgumentNullException.ThrowIfNull(mobile);
        return numbering.FindMobile(mobile) is { } index && index < Size ? maker.Make(index) : null;
    }
}
