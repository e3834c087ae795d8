using SkiaSharp;

namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>A canvas that becomes a PNG without a word beside its pixels.</summary>
internal static class Png
{
    // Flat drawings gain little from more: level 9 takes three times as long for a twentieth less.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 5);

    /// <summary>Draws on a ground of one light colour: the picture reads the same on a dark page.</summary>
    public static byte[] Draw(int width, int height, SKColor ground, Action<SKCanvas> paint)
    {
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(ground);
        paint(surface.Canvas);
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(Encoding) ?? throw new InvalidOperationException("No PNG came out.");
        return data.ToArray();
    }

    /// <summary>A pen for lines with round ends.</summary>
    public static SKPaint Pen(SKColor ink, float width) =>
        new()
        {
            Color = ink,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
}
