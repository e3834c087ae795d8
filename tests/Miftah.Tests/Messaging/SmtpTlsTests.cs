using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Miftah.Domain.Messaging;
using Miftah.Web;
using Miftah.Web.Adapters.Mail;

namespace Miftah.Tests.Messaging;

/// <summary>
/// STARTTLS with certificates as they are: mail goes to a server that proves its name, and to no other.
/// </summary>
public sealed class SmtpTlsTests : IDisposable
{
    private readonly RecordingLogger<SmtpGateway> log = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-tls-");
    private readonly X509Certificate2 authority = Authority("CN=Mail authority");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ToAServerOfTheAuthority_GoesSealed()
    {
        using var certificate = Signed(authority, "localhost");
        await using var server = new SmtpListener(certificate);

        (await SendAsync(server, FileOf(authority))).ShouldBe(new MailReceipt.Accepted());

        server.Messages.ShouldHaveSingleItem();
        // What the server hears before it is sealed is no more than a greeting.
        server.Commands.Take(2).ShouldBe([server.Commands.First(), "STARTTLS"]);
    }

    [Fact]
    public async Task Send_ToAServerThatNobodyVouchesFor_SendsNothing()
    {
        using var certificate = Signed(authority, "localhost");
        await using var server = new SmtpListener(certificate);

        (await SendAsync(server, authorityFile: "")).ShouldBe(new MailReceipt.Retry("server.misconfigured"));

        server.Messages.ShouldBeEmpty();
        log.Lines.ShouldHaveSingleItem().ShouldContain("Check Miftah:Mail:Smtp");
    }

    [Fact]
    public async Task Send_ToAServerOfAnotherAuthority_SendsNothing()
    {
        using var other = Authority("CN=Mail authority");
        using var certificate = Signed(other, "localhost");
        await using var server = new SmtpListener(certificate);

        (await SendAsync(server, FileOf(authority))).ShouldBe(new MailReceipt.Retry("server.misconfigured"));

        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ToAServerOfAnotherName_SendsNothing()
    {
        using var certificate = Signed(authority, "other.example");
        await using var server = new SmtpListener(certificate);

        (await SendAsync(server, FileOf(authority))).ShouldBe(new MailReceipt.Retry("server.misconfigured"));

        server.Messages.ShouldBeEmpty();
    }

    public void Dispose()
    {
        authority.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<MailReceipt> SendAsync(SmtpListener server, string authorityFile)
    {
        var options = new SmtpOptions
        {
            Host = "localhost",
            Port = server.Port,
            From = "notices@miftah.example",
            AuthorityFile = authorityFile,
        };
        options.Problems("Miftah:Mail:Smtp").ShouldBeEmpty();
        var portal = new Portal(new PortalOptions { Origin = "https://miftah.example", SupportNumber = "920000000" });
        var gateway = new SmtpGateway(options, portal, TimeProvider.System, log);
        return gateway.SendAsync(new(Guid.CreateVersion7(), "owner@example.org", "A notice", "Text"), Cancel);
    }

    private string FileOf(X509Certificate2 certificate)
    {
        var file = Path.Combine(folder.FullName, $"{certificate.Thumbprint}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1),
            TimeProvider.System.GetUtcNow().AddDays(1)
        );
    }

    private static X509Certificate2 Signed(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(
            authority,
            TimeProvider.System.GetUtcNow().AddHours(-1),
            TimeProvider.System.GetUtcNow().AddHours(1),
            RandomNumberGenerator.GetBytes(8)
        );
        return signed.CopyWithPrivateKey(key);
    }
}
