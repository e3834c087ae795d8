using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Miftah.Domain.Cryptography;

namespace Miftah.Web.Starting;

/// <summary>
/// Seals the framework's own keys (they guard forms against forgery) before they are stored in the database.
/// </summary>
internal sealed class SealedKeyXml(Sealer sealer) : IXmlEncryptor
{
    internal const string BoundTo = "data-protection";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var made = sealer.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting), BoundTo);
        return new(new XElement("sealed", Convert.ToBase64String(made)), typeof(OpenKeyXml));
    }
}

/// <summary>The other way round; the framework makes it by its type.</summary>
internal sealed class OpenKeyXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            services
                .GetRequiredService<Sealer>()
                .Open(Convert.FromBase64String(encryptedElement.Value), SealedKeyXml.BoundTo)
        );
}
