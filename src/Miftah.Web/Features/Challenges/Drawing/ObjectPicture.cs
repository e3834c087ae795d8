using Miftah.Domain.Challenges;
using SkiaSharp;

namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>
/// The picture of one object: turned, bent, in some size and colours, so that no two files are alike.
/// </summary>
internal static class ObjectPicture
{
    /// <summary>Width and height in pixels of the file; the page shows it at about half.</summary>
    public const int Size = 200;

    private const int Lines = 4;
    private const int Dots = 24;

    public static byte[] Draw(string outline, SeededDraw draw)
    {
        var hue = draw.Between(0, 360);
        var ground = SKColor.FromHsl(hue, draw.Between(20, 70), draw.Between(88, 96));
        var ink = SKColor.FromHsl((hue + draw.Between(60, 300)) % 360, draw.Between(40, 90), draw.Between(18, 28));
        return Png.Draw(
            Size,
            Size,
            ground,
            canvas =>
            {
                DrawGround(canvas, draw);
                DrawObject(canvas, draw, outline, ink);
                DrawDots(canvas, draw);
            }
        );
    }

    private static void DrawObject(SKCanvas canvas, SeededDraw draw, string outline, SKColor ink)
    {
        using var path = SKPath.ParseSvgPathData(outline);
        var size = draw.Between(5f, 6.4f);
        var side = draw.Below(2) == 0 ? 1 : -1;
        using var placed = new SKPathBuilder();
        var place = SKMatrix
            .CreateTranslation(-ObjectDeck.Field / 2, -ObjectDeck.Field / 2)
            .PostConcat(SKMatrix.CreateScale(size * side * draw.Between(0.9f, 1.1f), size))
            .PostConcat(SKMatrix.CreateRotationDegrees(draw.Between(-24, 24)))
            .PostConcat(
                SKMatrix.CreateTranslation(Size / 2f + draw.Between(-14, 14), Size / 2f + draw.Between(-14, 14))
            );
        placed.AddPath(path, in place, SKPathAddMode.Append);
        using var whole = placed.Detach();
        using var bent = new Warp(draw, pixels: 6, length: 80).Bend(whole);
        using var pen = Png.Pen(ink, size * draw.Between(1.3f, 2.1f));
        canvas.DrawPath(bent, pen);
    }

    private static void DrawGround(SKCanvas canvas, SeededDraw draw)
    {
        for (var i = 0; i < Lines; i++)
        {
            var tint = SKColor.FromHsl(draw.Between(0, 360), draw.Between(30, 70), draw.Between(78, 90));
            using var pen = Png.Pen(tint, draw.Between(6, 40));
            canvas.DrawLine(
                draw.Between(0, Size),
                draw.Between(-10, Size / 3f),
                draw.Between(0, Size),
                draw.Between(Size * 2 / 3f, Size + 10),
                pen
            );
        }
    }

    private static void DrawDots(SKCanvas canvas, SeededDraw draw)
    {
        using var pen = new SKPaint { IsAntialias = true };
        for (var i = 0; i < Dots; i++)
        {
            pen.Color = SKColor.FromHsl(draw.Between(0, 360), draw.Between(30, 80), draw.Between(35, 85));
            canvas.DrawCircle(draw.Between(0, Size), draw.Between(0, Size), draw.Between(1, 3), pen);
        }
    }
}
