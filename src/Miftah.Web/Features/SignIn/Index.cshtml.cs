using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.SignIn;

/// <summary>Name and password.</summary>
public sealed class IndexModel(BeginSignIn begin) : PublicPage
{
    /// <summary>Longer input is refused without hashing it; no password rule accepts anything near it.</summary>
    private const int TypedMax = 4096;

    private static readonly Refusal NameEmpty = new("sign-in.name-empty");
    private static readonly Refusal PasswordEmpty = new("sign-in.password-empty");
    private static readonly Refusal TooLong = new("sign-in.no-match");

    [BindProperty]
    public string? Username { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>
    /// Why this page is shown instead of the one asked for: the session ended, or the person signed out.
    /// </summary>
    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Username))
            Refuse(nameof(Username), NameEmpty);
        if (string.IsNullOrEmpty(Password))
            Refuse(nameof(Password), PasswordEmpty);
        if (Refusals.Count > 0)
            return Page();
        if (Username!.Length > TypedMax || Password!.Length > TypedMax)
            return ShowRefusal(nameof(Username), TooLong);
        var refused = await begin.TryAsync(Username, Password, HttpContext, cancel);
        return refused is null
            ? Redirect($"{Request.PathBase}/sign-in/code")
            : ShowRefusal(nameof(Username), refused.Why, ("until", this.Moment(refused.Until)));
    }
}
