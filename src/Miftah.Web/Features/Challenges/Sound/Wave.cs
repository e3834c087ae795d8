using System.Buffers.Binary;

namespace Miftah.Web.Features.Challenges.Sound;

/// <summary>
/// Sound as this challenge keeps it: one channel, 8,000 samples of 16 bits a second, in a plain WAV file.
/// </summary>
internal static class Wave
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 8_000;

    private const int HeaderBytes = 44;
    private const int SampleBytes = sizeof(short);
    private const short Pcm = 1;

    /// <summary>
    /// The samples as a WAV file of two chunks, format and data: there is no place for a word about them.
    /// </summary>
    public static byte[] Write(ReadOnlySpan<short> samples)
    {
        var dataBytes = samples.Length * SampleBytes;
        var file = new byte[HeaderBytes + dataBytes];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate * SampleBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], SampleBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], SampleBytes * 8);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderBytes + i * SampleBytes)..], samples[i]);
        return file;
    }

    /// <summary>The samples of a file of the same kind, as scripts/make-digits.sh writes them.</summary>
    /// <exception cref="InvalidDataException">It is another kind of file.</exception>
    public static short[] Read(ReadOnlySpan<byte> file)
    {
        if (
            file.Length < HeaderBytes
            || !file[36..40].SequenceEqual("data"u8)
            || BinaryPrimitives.ReadInt32LittleEndian(file[24..]) != Rate
            || BinaryPrimitives.ReadInt32LittleEndian(file[28..]) != Rate * SampleBytes
        )
            throw new InvalidDataException("Not a plain WAV of one channel, 8 kHz and 16 bits.");
        var samples = new short[(file.Length - HeaderBytes) / SampleBytes];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(file[(HeaderBytes + i * SampleBytes)..]);
        return samples;
    }
}
