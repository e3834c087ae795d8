using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using NSec.Cryptography;

namespace Miftah.Web.Doors.Kiosk;

/// <summary>
/// Who signed a request at the kiosk door. The signature covers method, address, body and number; only then is the
/// number counted, so that nobody but the device moves it.
/// </summary>
/// <remarks>RFC 9421 (message signatures), RFC 9530 (digest), RFC 8032 (Ed25519); docs/adr/0031.</remarks>
public sealed partial class VerifyKiosk(
    MiftahDb db,
    CountMessage count,
    Portal portal,
    KioskMeters meters,
    ILogger<VerifyKiosk> log,
    TimeProvider clock
)
{
    /// <returns>The kiosk, or null: which check failed is told to the operator's meter alone.</returns>
    public async Task<KioskDevice?> WhoAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var headers = http.Request.Headers;
        var message = SignedRequest.Read(
            One(headers, SignedRequest.InputHeader),
            One(headers, SignedRequest.SignatureHeader),
            One(headers, SignedRequest.DigestHeader),
            One(headers, SignedRequest.SequenceHeader)
        );
        if (message is null)
            return Refuse(KioskRefusal.Malformed);
        var kiosk = await db
            .Kiosks.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.KioskId && x.State == KioskState.Active, cancel);
        if (kiosk is null)
            return Refuse(KioskRefusal.NotInService);
        if (!IsSigned(message, kiosk, http))
            return Refuse(KioskRefusal.WrongSignature);
        var now = clock.Now();
        if (!message.IsFresh(now))
            return Refuse(KioskRefusal.NotFresh);
        if (SignedRequest.DigestOf(await BodyAsync(http.Request, cancel)) != message.Digest)
            return Refuse(KioskRefusal.AlteredBody);
        if (await count.RunAsync(message, now, cancel) is not { } refused)
            return kiosk;
        // Only whoever has the key comes so far: others must not fill the log.
        LogRefused(log, kiosk.Id, refused);
        return Refuse(refused);
    }

    private bool IsSigned(SignedRequest message, KioskDevice kiosk, HttpContext http)
    {
        // As it arrived: no prefix of a language is taken off, nothing is decoded.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var authority = portal.OriginOf(Door.Kiosk).Authority;
        var key = PublicKey.Import(SignatureAlgorithm.Ed25519, kiosk.PublicKey, KeyBlobFormat.RawPublicKey);
        var signed = message.BaseOf(http.Request.Method, authority, target);
        return SignatureAlgorithm.Ed25519.Verify(key, signed, message.Signature);
    }

    // Read whole and wound back: the page reads it again. The server's own limit bounds it.
    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        request.EnableBuffering();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        request.Body.Position = 0;
        return body.ToArray();
    }

    // Twice the same header is nobody's way to say it once.
    private static string? One(IHeaderDictionary headers, string name) =>
        headers[name] is { Count: 1 } value ? value[0] : null;

    private KioskDevice? Refuse(KioskRefusal why)
    {
        meters.Refused(why);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A signed message of kiosk {Kiosk} was refused: {Why}.")]
    private static partial void LogRefused(ILogger log, Guid kiosk, KioskRefusal why);
}
