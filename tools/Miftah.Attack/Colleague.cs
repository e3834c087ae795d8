using System.Net;
using System.Text.RegularExpressions;

namespace Miftah.Attack;

/// <summary>A member of demo-staff.json who has not joined yet.</summary>
public sealed record Invited(string Name, string Role, string Office, string IdentityNumber, Uri Join);

/// <summary>A member of staff who joined, signed in at the staff door, with the passkey in hand.</summary>
internal sealed class Colleague : IDisposable
{
    private const string SignIn = "/staff/sign-in";

    private readonly Passkey passkey;

    private Colleague(Invited who, Browser browser, Passkey passkey) =>
        (Who, Browser, this.passkey) = (who, browser, passkey);

    public Invited Who { get; }

    public Browser Browser { get; }

    /// <exception cref="JourneyException">An honest member did not get in.</exception>
    public static async Task<Colleague> JoinAsync(Target target, Invited who)
    {
        var it = new Colleague(who, new Browser(target.StaffDoor), new Passkey(target.StaffDoor));
        var join = who.Join.AbsolutePath;
        var (invited, asked) = await it.AskAsync(join);
        Journey.Must(await it.Browser.PostAsync(invited, join, ("Passkey", it.passkey.Make(asked))), SignIn);
        var (shown, wanted) = await it.AskAsync(SignIn);
        Journey.Must(await it.Browser.PostAsync(shown, SignIn, ("Passkey", it.passkey.Prove(wanted))), "/staff");
        return it;
    }

    /// <summary>What their passkey signs for a form, which is not sent.</summary>
    public async Task<string> SignAsync(string path, params (string Name, string Value)[] fields) =>
        passkey.Prove((await AskAsync(path, fields)).Asked);

    /// <summary>Fills a form, signs it and sends it.</summary>
    public async Task<Reply> ActAsync(string path, params (string Name, string Value)[] fields)
    {
        var (shown, asked) = await AskAsync(path, fields);
        return await Browser.PostAsync(shown, path, [.. fields, ("Passkey", passkey.Prove(asked))]);
    }

    /// <summary>The address of another member's page, for whoever may read who works here.</summary>
    public async Task<string> PageOfAsync(Colleague other)
    {
        var list = WebUtility.HtmlDecode((await Browser.GetAsync("/staff/people")).Body);
        var found = Regex.Match(
            list,
            $"<bdi>{Regex.Escape(other.Who.Name)}</bdi>.*?(?<it>/staff/people/[0-9a-f]{{32}})",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return found.Success ? found.Groups["it"].Value : throw new JourneyException($"no page of a {other.Who.Role}");
    }

    public void Dispose()
    {
        Browser.Dispose();
        passkey.Dispose();
    }

    private async Task<(Reply Shown, string Asked)> AskAsync(string path, params (string Name, string Value)[] fields)
    {
        var shown = await Browser.GetAsync(path);
        var asked = await Browser.PostAsync(shown, $"{path}?handler=AskPasskey", fields);
        return asked.IsOpen
            ? (shown, asked.Body)
            : throw new JourneyException($"{path} asks for no passkey: {shown.Status}, {asked.Status}");
    }
}
