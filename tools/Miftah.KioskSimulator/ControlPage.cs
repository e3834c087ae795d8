using System.Globalization;
using System.Net;
using System.Text;

namespace Miftah.KioskSimulator;

/// <summary>
/// What stands behind the simulated kiosk: whose finger and card are on the readers, the cable, and what an attacker
/// would do.
/// </summary>
public sealed class ControlPage(Readers readers, Agent agent, Signer signer)
{
    public const string Path = "/simulator";

    private string said = "";

    public async Task ShowAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Kiosk simulator</title>
            <h1>Kiosk simulator</h1>
            <p>The screen of the kiosk: <a href="/kiosk">/kiosk</a>. Messages signed: {signer.Sequence}.</p>
            <p role="status">{WebUtility.HtmlEncode(said)}</p>
            <form method="post" action="{Path}">
              <p><label>Finger on the glass <select name="finger">{Options(readers.Finger)}</select></label>
                <label><input type="checkbox" name="wet" {(readers.IsWet ? "checked" : "")}> wet</label></p>
              <p><label>Card in the reader <select name="card">{Options(readers.Card)}</select></label></p>
              <p><label><input type="checkbox" name="unplugged" {(agent.IsUnplugged ? "checked" : "")}>
                network unplugged</label></p>
              <button name="do" value="set">Set</button>
              <h2>As an attacker</h2>
              <button name="do" value="replay">Send the last message again</button>
              <button name="do" value="clone">Send another message with the last number, as a clone would</button>
            </form>
            </html>
            """,
            http.RequestAborted
        );
    }

    public async Task TakeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        said = form["do"].ToString() switch
        {
            "replay" when agent.Last is { } last => await AttackAsync(last, http.RequestAborted),
            "clone" when agent.Last is { } last => await AttackAsync(Cloned(last), http.RequestAborted),
            "set" => Set(form),
            _ => "No message has left yet.",
        };
        http.Response.Redirect(Path);
    }

    private string Set(IFormCollection form)
    {
        readers.Finger = Of(form["finger"]);
        readers.Card = Of(form["card"]);
        readers.IsWet = form.ContainsKey("wet");
        agent.IsUnplugged = form.ContainsKey("unplugged");
        return "Set.";
    }

    private async Task<string> AttackAsync(SentMessage message, CancellationToken cancel)
    {
        try
        {
            using var answer = await agent.SendAsync(message, cancel);
            return $"The portal answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }

    private SentMessage Cloned(SentMessage last)
    {
        // The number of that message: those of the layout's files, which came after it, the portal does not count.
        var counted = last.Headers.Single(x => x.Name == "Kiosk-Sequence").Value;
        var number = long.Parse(counted, CultureInfo.InvariantCulture);
        var signed = signer.Sign(last.Method, last.Target, last.Body, number);
        return last with { Headers = [.. signed.Select(x => (x.Key, x.Value))] };
    }

    private SimulatedPerson? Of(string? number) => readers.People.FirstOrDefault(x => x.IdentityNumber == number);

    private string Options(SimulatedPerson? chosen)
    {
        var made = new StringBuilder("<option value=\"\">nobody's</option>");
        foreach (var person in readers.People)
        {
            var note = person.Finger is null ? " (no readable finger)" : "";
            made.Append("<option value=\"")
                .Append(WebUtility.HtmlEncode(person.IdentityNumber))
                .Append(person == chosen ? "\" selected>" : "\">")
                .Append(WebUtility.HtmlEncode($"{person.IdentityNumber} {person.Name}{note}"))
                .Append("</option>");
        }
        return made.ToString();
    }
}
