using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Miftah.Domain;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Errors;

/// <summary>
/// Shown in place of a page that failed, in its language and with its status, whatever the method of the request
/// was. It reads nothing and checks nothing: it must work when little else does.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(TimeProvider clock) : PageModel
{
    /// <summary>The codes that have their own words; another code is told in the words of its class.</summary>
    private static readonly int[] Told = [400, 403, 404, 405, 429, 500, 503];

    /// <summary>
    /// Characters of the trace id that people read out on the telephone; enough to find it in a log.
    /// </summary>
    private const int ReferenceLength = 12;

    /// <summary>The page tells minutes, and must not tell one too early.</summary>
    private const int SecondsToFullMinute = 59;

    [FromRoute]
    public int Code { get; set; }

    /// <summary>The words of this page: text keys under error.</summary>
    public string Words { get; private set; } = "error.500";

    /// <summary>When a limit opens again, in UTC; null when the answer does not say.</summary>
    public DateTime? OpensAt { get; private set; }

    /// <summary>Asking again later may succeed, as nothing was wrong with the request.</summary>
    public bool CanRetry => Code is 429 or 500 or 503 && PageAddress.IsReplaced(HttpContext);

    /// <summary>The start of the trace id, which the logs carry for this request.</summary>
    public string Reference
    {
        get
        {
            var id = Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;
            return id.Length > ReferenceLength ? id[..ReferenceLength] : id;
        }
    }

    /// <summary>Not a handler, as there would have to be one for each method that can fail.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = Code is >= 400 and <= 599 ? Code : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        var told = Told.Contains(status) ? status : (status < 500 ? 400 : 500);
        Words = string.Create(CultureInfo.InvariantCulture, $"error.{told}");
        if (int.TryParse(Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
            OpensAt = clock.Now().AddSeconds(seconds + SecondsToFullMinute);
    }
}
