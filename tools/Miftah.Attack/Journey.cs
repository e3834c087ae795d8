using System.Globalization;

namespace Miftah.Attack;

/// <summary>The steps that an honest person takes, so that an attack says only where it leaves them.</summary>
internal static class Journey
{
    public const string NewPassword = "meadow trumpet saffron";

    /// <summary>The first page of a recovery. The pages of an enrolment stand below its own in the same way.</summary>
    public const string Recover = "/recover";

    /// <summary>The first page of an enrolment.</summary>
    public const string Enrol = "/enrol";

    /// <summary>Page 1 with its challenge solved, as fields ready to post.</summary>
    public static async Task<(Reply Shown, (string, string)[] Fields)> ClaimFormAsync(
        this Browser browser,
        Someone person,
        string root = Recover
    )
    {
        var shown = await browser.GetAsync(root);
        var token = shown.Hidden["Challenge"];
        var proof = ProofOfWork.Solve(token, shown.Setting("puzzles"), shown.Setting("bits"));
        return (
            shown,
            [("IdentityNumber", person.IdentityNumber), ("Mobile", person.Mobile), ("ChallengeProof", proof)]
        );
    }

    public static async Task IdentifyAsync(this Browser browser, Someone person, string root = Recover)
    {
        var (shown, fields) = await browser.ClaimFormAsync(person, root);
        Must(await browser.PostAsync(shown, root, fields), $"{root}/question");
    }

    public static async Task ChooseAsync(this Browser browser, Someone person, string root = Recover) =>
        Must(await browser.FillAsync($"{root}/question", ("Question", person.Document.Question)), $"{root}/answer");

    /// <summary>Pages 1 to 3 with the right answer.</summary>
    /// <returns>The code on the phone.</returns>
    public static async Task<string> CodeForAsync(
        this Target target,
        Browser browser,
        Someone person,
        string root = Recover
    )
    {
        await browser.IdentifyAsync(person, root);
        await browser.ChooseAsync(person, root);
        return await target.AnswerAsync(browser, person, root);
    }

    /// <summary>Page 3 with the right answer.</summary>
    /// <returns>The code on the phone.</returns>
    public static async Task<string> AnswerAsync(
        this Target target,
        Browser browser,
        Someone person,
        string root = Recover
    )
    {
        var before = (await target.SmsToAsync(person)).Count;
        Must(await browser.FillAsync($"{root}/answer", ("Answer", person.Document.Answer)), $"{root}/code");
        return await target.CodeAsync(person, before);
    }

    /// <summary>The username and the password of whoever has more than a mobile: no SMS is sent.</summary>
    public static async Task PasswordAsync(this Browser browser, Someone person) =>
        Must(
            await browser.FillAsync("/sign-in", ("Username", person.Username!), ("Password", person.Password!)),
            "/sign-in/code"
        );

    /// <summary>The username and the password.</summary>
    /// <returns>The code on the phone.</returns>
    public static async Task<string> SignInCodeAsync(
        this Target target,
        Browser browser,
        Someone person,
        string? password = null
    )
    {
        var before = (await target.SmsToAsync(person)).Count;
        var reply = await browser.FillAsync(
            "/sign-in",
            ("Username", person.Username!),
            ("Password", password ?? person.Password!)
        );
        Must(reply, "/sign-in/code");
        return await target.CodeAsync(person, before);
    }

    /// <exception cref="JourneyException">The honest way is blocked: nothing can be said of the other.</exception>
    public static void Must(Reply reply, string path)
    {
        if (!reply.GoesTo(path))
            throw new JourneyException($"expected a way to {path}, got {reply.Status} {reply.Location}");
    }

    /// <summary>Another code than this one.</summary>
    public static string WrongCode(string right, int nth) =>
        ((int.Parse(right, CultureInfo.InvariantCulture) + 1 + nth) % 1_000_000).ToString(
            "D6",
            CultureInfo.InvariantCulture
        );

    private static async Task<string> CodeAsync(this Target target, Someone person, int before) =>
        (await target.NewSmsAsync(person, before)).FirstOrDefault(x => x.Code is not null)?.Code
        ?? throw new JourneyException("no code came to the phone");
}

/// <summary>The honest journey did not go as it must.</summary>
public sealed class JourneyException(string message) : Exception(message);
