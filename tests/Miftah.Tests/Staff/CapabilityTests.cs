using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Staff;

namespace Miftah.Tests.Staff;

/// <summary>The capability matrix against the doors: every staff route, every role, default deny.</summary>
public sealed partial class CapabilityTests : IAsyncLifetime
{
    private static readonly StaffRole[] Roles = [.. Enum.GetValues<StaffRole>().Where(x => x != StaffRole.None)];

    private static readonly StaffScope[] Scopes =
    [
        StaffScope.Own,
        StaffScope.Assigned,
        StaffScope.Office,
        StaffScope.OtherOffice,
        StaffScope.Closed,
    ];

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task EveryStaffRoute_OpensToTheRolesOfTheMatrix_AndToNoOther()
    {
        var pages = (await PagesAsync()).Where(x => !x.IsOpen).ToList();
        pages.ShouldNotBeEmpty();
        foreach (var role in Roles)
        {
            var staff = await portal.StaffAsync(role);
            var own = await staff.GetAsync("/staff");
            foreach (var page in pages)
            {
                var status = (await staff.GetAsync(page.Path)).Status;
                var what = $"{role} {page.Path} → {status}";
                if (page.Needs is not null && CapabilityMatrix.Of(page.Needs, role) != StaffScope.None)
                {
                    status.ShouldNotBe(HttpStatusCode.Forbidden, what);
                    continue;
                }
                status.ShouldBe(HttpStatusCode.Forbidden, what);
                (await staff.Browser.PostAsync(own, page.Path)).Status.ShouldBe(
                    HttpStatusCode.Forbidden,
                    $"post: {what}"
                );
            }
        }
    }

    [Fact]
    public async Task EveryStaffRoute_SendsStrangersToTheSignIn_AndIsNotAtThePublicDoor()
    {
        var (stranger, people) = (portal.NewStaffDoorBrowser(), portal.NewBrowser());
        await portal.SignInAsync(people, portal.NewPerson());
        foreach (var page in await PagesAsync())
        {
            if (!page.IsOpen)
                (await stranger.GetAsync(page.Path)).ShouldGoTo("/staff/sign-in");
            (await people.GetAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound, page.Path);
        }
    }

    [Fact]
    public async Task EveryStaffRoute_NamesACapabilityOfTheMatrix_OrIsOneOfTheTwoBeforeTheSignIn()
    {
        var pages = await PagesAsync();
        pages.Where(x => x.IsOpen).Select(x => x.Path).ShouldBe(["/staff/join/1", "/staff/sign-in"], ignoreOrder: true);
        foreach (var page in pages.Where(x => !x.IsOpen))
            CapabilityMatrix.Capabilities.ShouldContain(page.Needs ?? "", page.Path);
    }

    [Fact]
    public void Nobody_HasTheirOwn()
    {
        foreach (var capability in CapabilityMatrix.Capabilities)
        foreach (var role in Roles)
            CapabilityMatrix.Allows(capability, role, StaffScope.Own).ShouldBeFalse($"{capability} {role}");
    }

    [Fact]
    public void WhatTheMatrixDoesNotSay_IsRefused()
    {
        foreach (var scope in Scopes)
        {
            CapabilityMatrix.Allows("no.such", (StaffRole)127, scope).ShouldBeFalse();
            CapabilityMatrix.Allows("case.decide", StaffRole.None, scope).ShouldBeFalse();
        }
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.None).ShouldBeFalse();
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.OtherOffice).ShouldBeFalse();
        // The control: what it says is allowed.
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.Assigned).ShouldBeTrue();
    }

    [Fact]
    public void SupportAgentsAndAdministrators_DecideNothing()
    {
        foreach (var capability in (string[])["case.look", "case.decide", "case.approve"])
        foreach (var role in (StaffRole[])[StaffRole.SupportAgent, StaffRole.Administrator, StaffRole.Operator])
            CapabilityMatrix.Of(capability, role).ShouldBe(StaffScope.None, $"{capability} {role}");
    }

    private async Task<List<StaffRoute>> PagesAsync()
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var found = new List<StaffRoute>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (
                endpoint is not RouteEndpoint route
                || route.Metadata.GetMetadata<DoorMetadata>()?.Door != Door.Staff
                || route.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor
            )
                continue;
            var loaded = await loader.LoadAsync(descriptor, route.Metadata);
            var metadata = loaded.EndpointMetadata!;
            found.Add(
                new(
                    "/" + Parameter().Replace(route.RoutePattern.RawText!, "1").Trim('/'),
                    metadata.OfType<NeedsAttribute>().SingleOrDefault()?.Capability,
                    metadata.OfType<IAllowAnonymous>().Any()
                )
            );
        }
        return found;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    private sealed record StaffRoute(string Path, string? Needs, bool IsOpen);
}
