using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Architecture;
using Miftah.Tests.Support;
using Miftah.Web.Doors;

namespace Miftah.Tests.Kiosk;

/// <summary>The running kiosk door is the one that docs/kiosk/openapi.json describes.</summary>
public sealed class ContractTests(SqlitePortal on) : IClassFixture<SqlitePortal>, IDisposable
{
    private readonly TestPortal portal = on.Portal;
    private readonly JsonDocument contract = JsonDocument.Parse(Paper("openapi.json"));

    private JsonElement Paths => contract.RootElement.GetProperty("paths");

    private JsonElement Components => contract.RootElement.GetProperty("components");

    private IEnumerable<(string Path, HttpMethod Method, JsonElement Said)> Operations =>
        from path in Paths.EnumerateObject()
        from said in path.Value.EnumerateObject()
        select (path.Name, HttpMethod.Parse(said.Name), said.Value);

    public void Dispose() => contract.Dispose();

    [Fact]
    public async Task EveryPathOfTheContract_AnswersAsItSays()
    {
        var browser = portal.NewKioskBrowser(await portal.NewKioskAsync());
        var stranger = portal.NewKioskDoorBrowser(sign: null);
        foreach (var (path, method, said) in Operations)
        {
            var answers = said.GetProperty("responses");
            answers.EnumerateObject().Count().ShouldBe(2, "what a kiosk in service gets, and what everybody else does");
            var good = answers.EnumerateObject().Single(x => x.Name != "401");
            ShouldBe(await browser.SendAsync(Asked(method, path)), good.Name, good.Value);
            ShouldBe(await stranger.SendAsync(Asked(method, path)), "401", Resolved(answers.GetProperty("401")));
        }
    }

    [Fact]
    public async Task EachHeader_IsOfTheFormThatTheContractSays_AndNeeded()
    {
        var key = await portal.NewKioskAsync();
        var headers = Components.GetProperty("parameters").EnumerateObject().Select(x => x.Value).ToList();
        headers
            .Select(x =>
                (x.GetProperty("name").GetString()!, x.GetProperty("schema").GetProperty("pattern").GetString()!)
            )
            .ShouldBe([
                (SignedRequest.InputHeader, Said(SignedRequest.InputForm)),
                (SignedRequest.SignatureHeader, Said(SignedRequest.SignatureForm)),
                (SignedRequest.DigestHeader, Said(SignedRequest.DigestForm)),
                (SignedRequest.SequenceHeader, Said(SignedRequest.SequenceForm)),
            ]);
        foreach (var name in headers.Select(x => x.GetProperty("name").GetString()!))
        {
            var without = portal.NewKioskDoorBrowser(async x =>
            {
                await key.SignAsync(x, portal.Clock.Now());
                x.Headers.Remove(name).ShouldBeTrue();
            });
            var page = await without.GetAsync(DevicePath);
            ShouldBe(page, "401", Components.GetProperty("responses").GetProperty("NotAKiosk"));
        }
        foreach (var (path, _, said) in Operations)
            said.GetProperty("parameters").GetArrayLength().ShouldBe(headers.Count, path);
    }

    [Fact]
    public void TheExamplesOfTheContract_AreOfTheForm()
    {
        var example = Components
            .GetProperty("parameters")
            .EnumerateObject()
            .ToDictionary(
                x => x.Value.GetProperty("name").GetString()!,
                x => x.Value.GetProperty("example").GetString()
            );

        SignedRequest
            .Read(
                example[SignedRequest.InputHeader],
                example[SignedRequest.SignatureHeader],
                example[SignedRequest.DigestHeader],
                example[SignedRequest.SequenceHeader]
            )
            .ShouldNotBeNull();
    }

    [Fact]
    public void WhatIsNoPage_IsInTheContract()
    {
        var others = portal
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.Metadata.GetMetadata<DoorMetadata>()?.Door == Door.Kiosk)
            .Where(x => x.Metadata.GetMetadata<ActionDescriptor>() is null)
            .Select(x => x.RoutePattern.RawText!)
            .ToList();

        others.ShouldContain(DevicePath);
        others.Except(Paths.EnumerateObject().Select(x => x.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheDevice_IsToldItsPlaceAndTheTime_AndNotHowFarItCounted()
    {
        var key = await portal.NewKioskAsync();
        key.Sequence = 987_654;

        var page = await portal.NewKioskBrowser(key).GetAsync(DevicePath);

        using var said = JsonDocument.Parse(page.Body);
        said.RootElement.GetProperty("kiosk").GetString().ShouldBe($"{key.Id:N}");
        said.RootElement.GetProperty("place").GetProperty("ar").GetString().ShouldBe("جهاز السوق");
        said.RootElement.GetProperty("place").GetProperty("en").GetString().ShouldBe("Market kiosk");
        said.RootElement.GetProperty("time").GetDateTime().ShouldBe(portal.Clock.Now());
        page.Body.ShouldNotContain("98765");
        page.Headers["Cache-Control"].ShouldContain("no-store");
    }

    private static string DevicePath => Web.Doors.Kiosk.DeviceEndpoint.Path;

    // Another dialect's end of the text.
    private static string Said(string form) => form.Replace("\\z", "$", StringComparison.Ordinal);

    private JsonElement Resolved(JsonElement said) =>
        said.TryGetProperty("$ref", out var to)
            ? to.GetString()!.Split('/').Skip(1).Aggregate(contract.RootElement, (at, name) => at.GetProperty(name))
            : said;

    private static HttpRequestMessage Asked(HttpMethod method, string path) =>
        new(method, new Uri(TestPortal.KioskDoorOrigin, path))
        {
            Content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("Capture", "AQ")]) : null,
        };

    private void ShouldBe(Page page, string status, JsonElement answer)
    {
        ((int)page.Status).ToString(CultureInfo.InvariantCulture).ShouldBe(status, page.Body);
        if (!answer.TryGetProperty("content", out var contents))
            return;
        var content = contents.EnumerateObject().Single();
        page.Headers["Content-Type"].Split(';')[0].ShouldBe(content.Name);
        if (!content.Name.EndsWith("json", StringComparison.Ordinal))
            return;
        using var said = JsonDocument.Parse(page.Body);
        ShouldFit(said.RootElement, Resolved(content.Value.GetProperty("schema")));
    }

    // As much of JSON Schema as the contract uses.
    private void ShouldFit(JsonElement value, JsonElement schema)
    {
        if (schema.TryGetProperty("const", out var constant))
            JsonElement.DeepEquals(value, constant).ShouldBeTrue($"{value} is not {constant}");
        if (schema.TryGetProperty("pattern", out var pattern))
            Regex
                .IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))
                .ShouldBeTrue($"{value} does not match {pattern}");
        if (!schema.TryGetProperty("properties", out var properties))
            return;
        foreach (var name in schema.GetProperty("required").EnumerateArray().Select(x => x.GetString()!))
            value.TryGetProperty(name, out _).ShouldBeTrue($"{name} is missing");
        foreach (var one in value.EnumerateObject())
            if (properties.TryGetProperty(one.Name, out var known))
                ShouldFit(one.Value, Resolved(known));
            else
                schema
                    .TryGetProperty("additionalProperties", out _)
                    .ShouldBeFalse($"{one.Name} is not in the contract");
    }

    private static string Paper(string name) => File.ReadAllText(Path.Combine(Sources.Root, "docs/kiosk", name));
}
