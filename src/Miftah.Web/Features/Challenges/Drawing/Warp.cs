using Miftah.Domain.Challenges;
using SkiaSharp;

namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>
/// Bends outlines as if they were drawn on soft cloth: near points stay near, no straight line stays straight.
/// </summary>
internal sealed class Warp
{
    private const float StepPixels = 3;
    private const int Waves = 3;

    private readonly (float X, float Y, float Shift, float AmountX, float AmountY)[] waves;

    /// <param name="draw">The chance of this picture.</param>
    /// <param name="pixels">How far a point may move along one axis, about.</param>
    /// <param name="length">The shortest distance from crest to crest, in pixels; the longest is twice that.</param>
    public Warp(SeededDraw draw, float pixels, float length)
    {
        waves = new (float, float, float, float, float)[Waves];
        for (var i = 0; i < Waves; i++)
        {
            var angle = draw.Between(0, MathF.Tau);
            var frequency = MathF.Tau / (length * draw.Between(1, 2));
            waves[i] = (
                MathF.Cos(angle) * frequency,
                MathF.Sin(angle) * frequency,
                draw.Between(0, MathF.Tau),
                draw.Between(-pixels, pixels) / MathF.Sqrt(Waves),
                draw.Between(-pixels, pixels) / MathF.Sqrt(Waves)
            );
        }
    }

    /// <summary>The same outline, bent. The caller owns it.</summary>
    public SKPath Bend(SKPath path)
    {
        using var builder = new SKPathBuilder();
        using var measure = new SKPathMeasure(path);
        do
        {
            for (var at = 0f; at < measure.Length + StepPixels; at += StepPixels)
            {
                var point = Move(measure.GetPosition(MathF.Min(at, measure.Length)));
                if (at == 0)
                    builder.MoveTo(point);
                else
                    builder.LineTo(point);
            }
        } while (measure.NextContour());
        return builder.Detach();
    }

    private SKPoint Move(SKPoint point)
    {
        var moved = point;
        foreach (var wave in waves)
        {
            var height = MathF.Sin(point.X * wave.X + point.Y * wave.Y + wave.Shift);
            moved.Offset(height * wave.AmountX, height * wave.AmountY);
        }
        return moved;
    }
}
