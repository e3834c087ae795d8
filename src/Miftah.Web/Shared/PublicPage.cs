using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Miftah.Domain;

namespace Miftah.Web.Shared;

/// <summary>
/// What every page of a door does in the same order: get ready (which may send the claimant to another page), refuse a
/// forged post, show the form again when only its language or its challenge was to change, then run the page's handler.
/// </summary>
public abstract class PublicPage : PageModel
{
    /// <summary>
    /// The submit button that changes the language; the form comes back with what was typed, unchecked.
    /// </summary>
    public const string SwitchLanguage = "SwitchLanguage";

    /// <summary>The handler name of the button for more time: the page comes back as it was typed.</summary>
    public const string ExtendHandler = "Extend";

    /// <summary>The form can be shown in the other language only by posting it there: it holds typed values.</summary>
    public virtual bool HasForm => true;

    /// <summary>The code of the refusal shown for each field, in the order of the fields on the page.</summary>
    public IReadOnlyList<(string Field, string Code, (string Name, object? Value)[] Values)> Refusals => refusals;

    private readonly List<(string Field, string Code, (string Name, object? Value)[] Values)> refusals = [];

    // By its name the framework would take it for a handler of the method "Page", and call it with what is posted.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        ModelState.Clear();
        context.Result = await BeforeHandlerAsync(context.HandlerMethod?.HttpMethod);
        if (context.Result is null)
            await next();
    }

    /// <summary>
    /// Loads what the page shows and checks that this browser may be here; a result ends the request.
    /// </summary>
    protected virtual Task<IActionResult?> ReadyAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>
    /// Shows the page again with the refusal at its field; nothing typed is lost, secrets are never echoed.
    /// </summary>
    protected PageResult ShowRefusal(string field, Refusal why, params (string Name, object? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(why);
        Refuse(field, why, values);
        return Page();
    }

    /// <summary>Adds a refusal without ending the request, for forms with several fields.</summary>
    protected void Refuse(string field, Refusal why, params (string Name, object? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(why);
        refusals.Add((field, why.Code, values));
    }

    private async Task<IActionResult?> BeforeHandlerAsync(string? handler)
    {
        if (handler is null)
            return StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (await ReadyAsync() is { } elsewhere)
            return elsewhere;
        if (!HttpMethods.IsPost(Request.Method))
            return null;
        if (!Request.HasFormContentType || !await IsOwnPostAsync())
            return ShowRefusal("", new Refusal("page.stale"));
        return IsShownAgain(Request.Form) ? Page() : null;
    }

    /// <summary>
    /// The form was posted only to come back in another language, with more time, or with another challenge.
    /// </summary>
    protected virtual bool IsShownAgain(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.ContainsKey(SwitchLanguage) || Request.Query["handler"] == ExtendHandler;
    }

    private Task<bool> IsOwnPostAsync() =>
        HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
}
