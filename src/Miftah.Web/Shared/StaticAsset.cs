using Microsoft.AspNetCore.Components;

namespace Miftah.Web.Shared;

/// <summary>
/// Addresses of the portal's own files. They carry the fingerprint of the file where the build made one, and never
/// the language prefix: both languages share one cache.
/// </summary>
public static class StaticAsset
{
    /// <summary>The address of <paramref name="file"/>, a path inside wwwroot such as css/miftah.css.</summary>
    public static string Of(HttpContext context, string file)
    {
        ArgumentNullException.ThrowIfNull(context);
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"/{assets?[file] ?? file}";
    }
}
