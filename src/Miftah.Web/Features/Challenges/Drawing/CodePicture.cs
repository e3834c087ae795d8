using Miftah.Domain.Challenges;
using SkiaSharp;

namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>The picture of a code: bent digits, close together, crossed by lines as wide and dark as theirs.</summary>
internal static class CodePicture
{
    /// <summary>Pixels of the file; the page shows it at two thirds, so that it stays sharp on fine screens.</summary>
    public const int Width = 420;
    public const int Height = 156;

    private const float Margin = 52;
    private const int InkLines = 2;
    private const int Cuts = 2;
    private const int PaleLines = 7;

    public static byte[] Draw(string code, SeededDraw draw)
    {
        var hue = draw.Between(0, 360);
        var ground = SKColor.FromHsl(hue, draw.Between(20, 60), draw.Between(92, 96));
        var ink = SKColor.FromHsl((hue + draw.Between(90, 270)) % 360, draw.Between(30, 80), draw.Between(14, 24));
        return Png.Draw(
            Width,
            Height,
            ground,
            canvas =>
            {
                DrawPale(canvas, draw, hue);
                DrawDigits(canvas, draw, code, ink);
                DrawAcross(canvas, draw, ink, draw.Between(5.5f, 7), InkLines);
                DrawAcross(canvas, draw, ground, draw.Between(2, 3), Cuts);
            }
        );
    }

    private static void DrawDigits(SKCanvas canvas, SeededDraw draw, string code, SKColor ink)
    {
        var warp = new Warp(draw, pixels: 9, length: 70);
        var stride = (Width - 2 * Margin) / code.Length;
        for (var i = 0; i < code.Length; i++)
        {
            using var digit = SKPath.ParseSvgPathData(draw.Of(DigitStrokes.Hands[code[i] - '0']));
            var size = draw.Between(2.9f, 3.6f);
            var centreX = Margin + stride * (i + 0.5f) + draw.Between(-5, 5);
            var centreY = Height / 2f + draw.Between(-14, 14);
            using var placed = new SKPathBuilder();
            var place = SKMatrix
                .CreateTranslation(-DigitStrokes.Width / 2, -DigitStrokes.Height / 2)
                .PostConcat(SKMatrix.CreateScale(size * draw.Between(0.95f, 1.25f), size))
                .PostConcat(SKMatrix.CreateSkew(draw.Between(-0.25f, 0.25f), 0))
                .PostConcat(SKMatrix.CreateRotationDegrees(draw.Between(-16, 16)))
                .PostConcat(SKMatrix.CreateTranslation(centreX, centreY));
            placed.AddPath(digit, in place, SKPathAddMode.Append);
            using var outline = placed.Detach();
            using var bent = warp.Bend(outline);
            using var pen = Png.Pen(ink, draw.Between(5.5f, 7));
            canvas.DrawPath(bent, pen);
        }
    }

    private static void DrawAcross(SKCanvas canvas, SeededDraw draw, SKColor ink, float width, int lines)
    {
        using var pen = Png.Pen(ink, width);
        for (var i = 0; i < lines; i++)
        {
            using var line = new SKPathBuilder();
            // One falls, the next rises: two that ran along together would hide a whole band of the digits.
            var (high, low) = (draw.Between(10, Height / 2f), draw.Between(Height / 2f, Height - 10));
            var (start, end) = i % 2 == 0 ? (high, low) : (low, high);
            line.MoveTo(-10, start);
            line.CubicTo(
                draw.Between(60, 180),
                draw.Between(-30, Height + 30),
                draw.Between(220, 360),
                draw.Between(-30, Height + 30),
                Width + 10,
                end
            );
            using var path = line.Detach();
            canvas.DrawPath(path, pen);
        }
    }

    // Parts of other digits in a pale ink: enough to busy a program that thresholds, too faint to mislead a person.
    private static void DrawPale(SKCanvas canvas, SeededDraw draw, float hue)
    {
        var warp = new Warp(draw, pixels: 12, length: 50);
        for (var i = 0; i < PaleLines; i++)
        {
            using var digit = SKPath.ParseSvgPathData(draw.Of(DigitStrokes.Hands[draw.Below(10)]));
            using var placed = new SKPathBuilder();
            var place = SKMatrix
                .CreateScaleTranslation(draw.Between(2, 5), draw.Between(2, 5), 0, 0)
                .PostConcat(SKMatrix.CreateRotationDegrees(draw.Between(0, 360)))
                .PostConcat(SKMatrix.CreateTranslation(draw.Between(0, Width), draw.Between(0, Height)));
            placed.AddPath(digit, in place, SKPathAddMode.Append);
            using var outline = placed.Detach();
            using var bent = warp.Bend(outline);
            using var pen = Png.Pen(
                SKColor.FromHsl(hue, draw.Between(25, 60), draw.Between(80, 88)),
                draw.Between(3, 9)
            );
            canvas.DrawPath(bent, pen);
        }
    }
}
