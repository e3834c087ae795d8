using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Miftah.Domain;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Sms;

/// <summary>Hands SMS to Kannel's smsbox over HTTP; SMPP and the operators stay behind it.</summary>
/// <remarks>
/// By POST with X-Kannel headers, not by GET: password, number and code stay out of every log of addresses.
/// Source: Kannel 1.4.5 user guide, "Using the HTTP interface to send SMS messages".
/// </remarks>
public sealed partial class KannelGateway : ISmsGateway, IDisposable
{
    // Delivered 1, undelivered 2, queued 4, taken by the network 8, rejected by it 16: report them all.
    private const string AllReports = "31";

    private readonly KannelOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<KannelGateway> log;
    private readonly Breaker breaker;
    private readonly HttpClient http;

    public KannelGateway(KannelOptions options, TimeProvider clock, ILogger<KannelGateway> log)
    {
        this.options = options;
        this.clock = clock;
        this.log = log;
        breaker = new Breaker(clock);
        // Our own time limit, by our own clock. No redirects and no proxy: the password goes to no other address.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ActivityHeadersPropagator = null,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<SmsReceipt> SendAsync(OutgoingSms sms, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sms);
        // Kannel parts several receivers by spaces: one message, one well-formed number.
        if (!E164.IsMatch(sms.To))
            return new SmsReceipt.Refused("number.malformed");
        var validity = MinutesLeft(sms.EndsAt);
        if (validity <= 0)
            return new SmsReceipt.Refused("message.ended");
        if (!breaker.MayTry())
            return new SmsReceipt.Retry("gateway.resting");

        var receipt = await PostAsync(sms, validity, cancel);
        if (receipt is SmsReceipt.Retry)
            breaker.Failed();
        else
            breaker.Succeeded();
        return receipt;
    }

    public void Dispose() => http.Dispose();

    private async Task<SmsReceipt> PostAsync(OutgoingSms sms, int? validityMinutes, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        using var request = RequestFor(sms, validityMinutes);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return ReceiptOf(sms, response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Kannel did not answer in {Seconds} s: {Sms} waits", options.TimeoutSeconds, sms);
            return new SmsReceipt.Retry("gateway.timeout");
        }
        catch (HttpRequestException why)
        {
            log.LogWarning("Kannel cannot be reached ({Error}): {Sms} waits", why.HttpRequestError, sms);
            return new SmsReceipt.Retry("gateway.unreachable");
        }
    }

    private HttpRequestMessage RequestFor(OutgoingSms sms, int? validityMinutes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sms.Text)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "UTF-8");
        var headers = request.Headers;
        headers.Add("X-Kannel-Username", options.Username);
        headers.Add("X-Kannel-Password", options.Password);
        headers.Add("X-Kannel-From", options.Sender);
        headers.Add("X-Kannel-To", sms.To);
        headers.Add("X-Kannel-Coding", SmsSize.Of(sms.Text).Encoding == SmsEncoding.Gsm ? "0" : "2");
        if (validityMinutes is { } minutes)
            headers.Add("X-Kannel-Validity", minutes.ToString(CultureInfo.InvariantCulture));
        if (sms.ReportToken is { } token)
        {
            headers.Add("X-Kannel-DLR-Mask", AllReports);
            headers.Add("X-Kannel-DLR-URL", $"{options.ReportUrl.TrimEnd('/')}/{token}?status=%d");
        }
        return request;
    }

    private SmsReceipt ReceiptOf(OutgoingSms sms, HttpStatusCode status)
    {
        switch ((int)status)
        {
            case >= 200 and < 300:
                // Kannel 1.4.5 names no id in its answer: its reports find the message by their token.
                return new SmsReceipt.Accepted(GatewayId: null);
            case 400:
                log.LogWarning("Kannel refuses {Sms}: it is dropped", sms);
                return new SmsReceipt.Refused("gateway.refused");
            case >= 500 or 408 or 429:
                log.LogWarning("Kannel is busy ({Status}): {Sms} waits", (int)status, sms);
                return new SmsReceipt.Retry("gateway.busy");
            default:
                // Not the message's fault, and no message passes until an operator acts.
                log.LogCritical(
                    "Kannel answers {Status}: no SMS is sent. Check Username, Password and Url in {Section}:Kannel",
                    (int)status,
                    SmsOptions.Section
                );
                return new SmsReceipt.Retry("gateway.misconfigured");
        }
    }

    /// <summary>
    /// How long the networks may try, whole minutes, never longer than the code lives; null when it does not age.
    /// </summary>
    private int? MinutesLeft(DateTime? endsAt)
    {
        if (endsAt is not { } end)
            return null;
        var left = end - clock.Now();
        return left <= TimeSpan.Zero ? 0 : Math.Max(1, (int)left.TotalMinutes);
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z", RegexOptions.None, 1000)]
    private static partial Regex E164 { get; }
}
