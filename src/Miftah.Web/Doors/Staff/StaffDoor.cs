using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Miftah.Web.Doors.Staff;

/// <summary>What the staff door adds to the house: its scheme, its policy, and where its pages stand.</summary>
public static class StaffDoor
{
    /// <summary>The first page.</summary>
    public const string HomePath = "/staff";

    private const string PolicyName = "staff";

    /// <summary>Sends each request to the session of its own door; the other door's cookie is never read.</summary>
    private const string ByDoor = "door";

    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddSingleton<MatcherPolicy, DoorMatching>();
        services
            .AddAuthentication(ByDoor)
            .AddPolicyScheme(
                ByDoor,
                null,
                x =>
                    x.ForwardDefaultSelector = http =>
                        http.CameThrough() == Door.Staff
                            ? StaffAuthentication.SchemeName
                            : SessionAuthentication.SchemeName
            )
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, StaffAuthentication>(StaffAuthentication.SchemeName, null);
        return services.AddAuthorization(x =>
            x.AddPolicy(PolicyName, policy => policy.RequireAuthenticatedUser().AddRequirements(new NeedsRequirement()))
        );
    }

    /// <summary>Puts each page behind its door. Default deny: the policy holds unless a page says otherwise.</summary>
    public static void AddDoors(this PageConventionCollection conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        foreach (var folder in Folders)
            conventions.AddFolderRouteModelConvention(
                folder,
                x => Mark(x, new DoorMetadata(Door.Staff), new AuthorizeAttribute(PolicyName))
            );
        conventions.AddFolderRouteModelConvention("/Kiosk", x => Mark(x, new DoorMetadata(Door.Kiosk)));
        conventions.AddFolderRouteModelConvention("/Errors", x => Mark(x, new DoorMetadata(Door.Any)));
    }

    // Below Features.
    private static readonly string[] Folders = ["/Staff", "/Console", "/Desk", "/Operations"];

    private static void Mark(PageRouteModel page, params object[] metadata)
    {
        foreach (var selector in page.Selectors)
        foreach (var one in metadata)
            selector.EndpointMetadata.Add(one);
    }
}
