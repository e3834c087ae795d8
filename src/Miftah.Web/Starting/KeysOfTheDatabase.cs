using Miftah.Data.Cryptography;

namespace Miftah.Web.Starting;

/// <summary>A node starts only with the keys that its database knows.</summary>
public static class KeysOfTheDatabase
{
    private const string AcceptKey = "Miftah:AcceptChangedKeys";

    /// <exception cref="StartRefusedException">The file is another installation's, or of before a change.</exception>
    public static async Task CheckAsync(IServiceProvider services, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(services);
        var accept = services.GetRequiredService<IConfiguration>().GetValue(AcceptKey, false);
        var strangers = await services.GetRequiredService<KeyChecks>().StrangersAsync(accept, cancel);
        if (strangers.Count > 0)
            throw new StartRefusedException(
                $"Miftah:KeyFile is not the key file of this database: {string.Join("; ", strangers)}. Give this node "
                    + $"the file of the others. Start once with {AcceptKey}=true only after changing a key by hand."
            );
    }
}
