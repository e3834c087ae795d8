using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Tests.Support;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Staff;

namespace Miftah.Tests.Staff;

/// <summary>What a page answers to: a method, and the name of a handler where it has one.</summary>
internal sealed record Handler(string Method, string? Name)
{
    public override string ToString() => Name is null ? Method : $"{Method} {Name}";
}

/// <summary>One page of the staff door, as the route table has it.</summary>
/// <param name="Pattern">Its address, parameters in braces.</param>
/// <param name="Needs">The capability it names; null when it names none.</param>
/// <param name="IsOpen">It opens to whoever is not signed in.</param>
/// <param name="Handlers">Everything it answers to.</param>
internal sealed record StaffRoute(string Pattern, string? Needs, bool IsOpen, IReadOnlyList<Handler> Handlers)
{
    /// <summary>Its handlers, and a post where it takes none.</summary>
    public IEnumerable<Handler> Asked => Handlers.Append(new("POST", null)).Distinct();

    /// <summary>Every page of the staff door.</summary>
    public static async Task<List<StaffRoute>> AllAsync(TestPortal portal)
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var found = new List<StaffRoute>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<DoorMetadata>()?.Door != Door.Staff)
                continue;
            var route = endpoint.ShouldBeOfType<RouteEndpoint>();
            // What is no page has no capability: this walk knows no other kind, and nor does the policy.
            var descriptor = route.Metadata.GetMetadata<PageActionDescriptor>().ShouldNotBeNull(route.DisplayName);
            var loaded = await loader.LoadAsync(descriptor, route.Metadata);
            var metadata = loaded.EndpointMetadata!;
            found.Add(
                new(
                    "/" + route.RoutePattern.RawText!.Trim('/'),
                    metadata.OfType<NeedsAttribute>().SingleOrDefault()?.Capability,
                    metadata.OfType<IAllowAnonymous>().Any(),
                    [.. loaded.HandlerMethods.Select(Read)]
                )
            );
        }
        return found;
    }

    private static Handler Read(HandlerMethodDescriptor handler)
    {
        // Whatever is public and named On… is a handler to the framework.
        handler.HttpMethod.ShouldBeOneOf(["Get", "Post"], handler.MethodInfo.ToString());
        return new(handler.HttpMethod.ToUpperInvariant(), handler.Name);
    }
}
