using System.Globalization;
using System.Text;
using QRCoder;

namespace Miftah.Web.Shared;

/// <summary>
/// A square picture that an app reads, drawn in the page itself: its address would have to carry the secret.
/// </summary>
/// <param name="Size">Modules a side, with the quiet zone of four around.</param>
/// <param name="Path">The dark modules as an SVG path.</param>
public sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows.Count; x++)
            if (rows[y][x])
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new(rows.Count, path.ToString());
    }

    /// <summary>Nothing of it: it holds a secret.</summary>
    public override string ToString() => nameof(QrPicture);
}
