namespace Miftah.Agencies.Seeded;

/// <summary>
/// A one-to-one shuffle of the numbers below <paramref name="rows"/> × <paramref name="columns"/>, and its way back,
/// both without a table: an alternating Feistel network over row and column.
/// </summary>
internal sealed class Shuffle(ulong seed, int rows, int columns)
{
    private const int Rounds = 4;

    /// <summary>How many numbers it shuffles.</summary>
    public int Count => rows * columns;

    public int Of(int number)
    {
        var (row, column) = Math.DivRem(number, columns);
        for (var round = 0; round < Rounds; round++)
        {
            row = (row + Step(round, column, rows)) % rows;
            column = (column + Step(Rounds + round, row, columns)) % columns;
        }
        return row * columns + column;
    }

    /// <summary>The number that <see cref="Of"/> turns into <paramref name="shuffled"/>.</summary>
    public int Back(int shuffled)
    {
        var (row, column) = Math.DivRem(shuffled, columns);
        for (var round = Rounds - 1; round >= 0; round--)
        {
            column = (column + columns - Step(Rounds + round, row, columns)) % columns;
            row = (row + rows - Step(round, column, rows)) % rows;
        }
        return row * columns + column;
    }

    private int Step(int round, int half, int modulus) =>
        (int)(Mix.Of(seed, (ulong)round, (ulong)half) % (ulong)modulus);
}
