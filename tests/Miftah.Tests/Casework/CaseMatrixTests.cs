using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Tests.Security;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>Every page of a case, against how the case stands to the member: the cell of the matrix decides.</summary>
public sealed class CaseMatrixTests : IAsyncLifetime
{
    private const string OfACase = "/staff/cases/{id}";

    private static readonly (string Page, string Capability)[] Pages =
    [
        ("", "case.look"),
        ("/look?fact=Name", "case.look"),
        ("/evidence", "case.decide"),
        ("/number", "case.decide"),
        ("/code", "case.decide"),
        ("/decide", "case.decide"),
        ("/redraw", "case.decide"),
        ("/approve", "case.approve"),
        ("/history", "case.history"),
    ];

    private static readonly StaffRole[] Roles =
    [
        StaffRole.PassportsOfficer,
        StaffRole.CivilAffairsOfficer,
        StaffRole.Approver,
        StaffRole.SupportAgent,
        StaffRole.Auditor,
        StaffRole.Operator,
        StaffRole.Administrator,
    ];

    // Some pages take no posts at all.
    private static readonly HttpStatusCode[] Refused =
    [
        HttpStatusCode.NotFound,
        HttpStatusCode.Forbidden,
        HttpStatusCode.MethodNotAllowed,
    ];

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task EveryPage_OpensInTheScopesOfTheMatrix_AndInNoOther()
    {
        var person = portal.NewPerson();
        var (first, second) = (await portal.OfficerAsync(1), await portal.ApproverAsync(2));
        await portal.OnlyAsync(first, second);
        var closed = await portal.SendAsync(first, person, NewNumbers.Next());
        await second.ApproveAsync(closed);
        var open = await first.SeeAsync(person, CaseKind.CloseDeceased, "DeathCertificate");

        foreach (var role in Roles)
        {
            var (near, far) = (
                await portal.StaffAsync(role, await portal.OfficeAsync(1)),
                await portal.StaffAsync(role, await portal.OfficeAsync(3))
            );
            await AllAsync(near, open, role, StaffScope.Office);
            await AllAsync(far, open, role, StaffScope.OtherOffice);
            await AllAsync(near, closed, role, StaffScope.Closed);
            await AllAsync(far, closed, role, StaffScope.Closed);
        }
        await AllAsync(first, open, StaffRole.PassportsOfficer, StaffScope.Assigned);
        var owner = await portal.OfficerAsync(1, person);
        await AllAsync(owner, open, StaffRole.PassportsOfficer, StaffScope.Own);
        await AllAsync(owner, closed, StaffRole.PassportsOfficer, StaffScope.Own);
    }

    [Fact]
    public void EveryRouteOfACase_IsWalked()
    {
        var routes = portal
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(x => $"/{x.RoutePattern.RawText!.Trim('/')}")
            .Where(x => x.StartsWith(OfACase, StringComparison.Ordinal))
            .Select(x => x[OfACase.Length..].Split("/{")[0])
            .Distinct()
            .Order();

        routes.ShouldBe(Pages.Select(x => x.Page.Split('?')[0]).Order());
    }

    private static async Task AllAsync(StaffBrowser member, string path, StaffRole role, StaffScope scope)
    {
        var own = await member.GetAsync("/staff");
        foreach (var (page, capability) in Pages)
        {
            var status = (await member.GetAsync(path + page)).Status;
            var what = $"{role} {scope} {page} → {status}";
            if (CapabilityMatrix.Allows(capability, role, scope))
            {
                status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], what);
                continue;
            }
            status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], what);
            // With the form of a page that is theirs: what refuses is the case, not a missing token.
            var posted = await member.Browser.PostAsync(own, path + page, ("Reason", "look-compare"));
            posted.Status.ShouldBeOneOf(Refused, $"post: {what}");
        }
    }
}
