using Microsoft.AspNetCore.Authorization;

namespace Miftah.Web.Doors.Staff;

/// <summary>The capability without which a page of the staff door does not open: a name of capabilities.tsv.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string capability) : Attribute
{
    public string Capability => capability;
}

/// <summary>The member has the capability that the page names. A page that names none opens to nobody.</summary>
internal sealed class NeedsRequirement : AuthorizationHandler<NeedsRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsRequirement requirement)
    {
        if (
            context.Resource is HttpContext http
            && http.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is { } needs
            && StaffAuthentication.Find(http)?.May(needs.Capability) == true
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
