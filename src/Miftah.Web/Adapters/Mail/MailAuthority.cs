using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Miftah.Web.Adapters.Mail;

/// <summary>Trust in a mail server whose certificate is signed by an authority of the operator's own.</summary>
internal static class MailAuthority
{
    /// <summary>
    /// True when the certificate is of the server's name and was signed, directly or through others, by an authority of
    /// the file. Those that the machine trusts do not count.
    /// </summary>
    public static bool Trusts(string file, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        // A wrong name, or no certificate, is no question of who signed.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        // An operator's own authority seldom says what it has revoked; its file is taken away instead.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var between in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(between.Certificate);
        using var checkedOne = new X509Certificate2(certificate);
        return own.Build(checkedOne);
    }
}
