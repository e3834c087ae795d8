namespace Miftah.Web.Doors;

/// <summary>The cookies of each door. Each holds one opaque secret and nothing else, but for a look.</summary>
public enum CookieKind
{
    /// <summary>The session after a sign-in.</summary>
    Session,

    /// <summary>A sign-in between its password and its code.</summary>
    SignIn,

    /// <summary>A recovery in this browser.</summary>
    Recovery,

    /// <summary>An enrolment in this browser.</summary>
    Enrolment,

    /// <summary>This browser, for the accounts that know it.</summary>
    Device,

    /// <summary>This browser, for the challenge it was given.</summary>
    Challenge,

    /// <summary>A visit at a kiosk.</summary>
    Visit,

    /// <summary>How a kiosk's screen looks to this person: no secret, and wiped with the visit.</summary>
    Look,

    /// <summary>What a form's token belongs to: a post that brings another one is forged, or stale.</summary>
    Form,
}

/// <summary>Names, flags and lives of the cookies.</summary>
/// <remarks>
/// Over HTTPS each name begins with <c>__Host-</c>. Development speaks plain HTTP on loopback, where browsers share
/// cookies between ports: there the port is in the name, so that two instances side by side never meet.
/// </remarks>
public sealed class Cookies(Portal portal)
{
    /// <summary>The kind of the staff session.</summary>
    public const string StaffSession = "staff";

    private readonly bool secure = portal.Origin.Scheme == Uri.UriSchemeHttps;

    public string NameOf(string kind) =>
        secure ? $"__Host-miftah-{kind}" : FormattableString.Invariant($"miftah-{portal.Origin.Port}-{kind}");

    /// <summary>The same kind has another name at each door: neither reads the other's.</summary>
    public string? Read(HttpContext context, CookieKind kind) =>
        context.Request.Cookies.TryGetValue(NameOf(context, kind), out var value) && value.Length is > 0 and <= 100
            ? value
            : null;

    /// <summary>Without a life the cookie goes when the browser closes.</summary>
    public void Write(HttpContext context, CookieKind kind, string value, TimeSpan? life = null) =>
        context.Response.Cookies.Append(NameOf(context, kind), value, Options(life));

    public void Delete(HttpContext context, CookieKind kind) =>
        context.Response.Cookies.Delete(NameOf(context, kind), Options(null));

    /// <summary>For forms, whose cookie the framework writes: it too has a name of its own at each door.</summary>
    public CookieBuilder Forms(IHttpContextAccessor http) =>
        new FormCookie(this, http)
        {
            HttpOnly = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
            IsEssential = true,
        };

    private sealed class FormCookie(Cookies cookies, IHttpContextAccessor http) : CookieBuilder
    {
        public override string? Name
        {
            get => http.HttpContext is { } context ? cookies.NameOf(context, CookieKind.Form) : cookies.NameOf("form");
            set => throw new NotSupportedException();
        }
    }

    private string NameOf(HttpContext context, CookieKind kind)
    {
        var name = kind switch
        {
            CookieKind.Session => "session",
            CookieKind.SignIn => "sign-in",
            CookieKind.Recovery => "recovery",
            CookieKind.Enrolment => "enrolment",
            CookieKind.Device => "device",
            CookieKind.Challenge => "challenge",
            CookieKind.Visit => "visit",
            CookieKind.Look => "look",
            CookieKind.Form => "form",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such cookie."),
        };
        if (context.CameThrough() == Door.Staff)
            name = kind == CookieKind.Session ? StaffSession : $"{StaffSession}-{name}";
        else if (context.CameThrough() == Door.Kiosk)
            name = $"kiosk-{name}";
        return NameOf(name);
    }

    // Lax, not Strict: whoever comes back from a link in a notice is still signed in; posts are guarded by a token.
    private CookieOptions Options(TimeSpan? life) =>
        new()
        {
            HttpOnly = true,
            Secure = secure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = life,
            IsEssential = true,
        };
}
