using System.Text;

namespace Miftah.Domain.Kiosk;

/// <summary>The text that a signature of an HTTP message is made over.</summary>
/// <remarks>Source: RFC 9421, section 2.5.</remarks>
public static class SignatureBase
{
    /// <param name="components">Covered components with their values, in the order of the signature.</param>
    /// <param name="parameters">The value of the signature's member in Signature-Input, as it was sent.</param>
    public static byte[] Of(IEnumerable<(string Name, string Value)> components, string parameters)
    {
        ArgumentNullException.ThrowIfNull(components);
        var text = new StringBuilder();
        foreach (var (name, value) in components)
            text.Append('"').Append(name).Append("\": ").Append(value).Append('\n');
        return Encoding.ASCII.GetBytes(text.Append("\"@signature-params\": ").Append(parameters).ToString());
    }
}
