using Miftah.Domain.Audit;
using Miftah.Web.Background;

namespace Miftah.Web.Adapters.Log;

public static class LogAdapters
{
    /// <summary>
    /// The audit log: its key, the file its checkpoints are kept in, and the worker that makes it longer.
    /// </summary>
    public static IServiceCollection AddLog(this IServiceCollection services) =>
        services
            .AddSingleton<ILogSigner, Ed25519LogSigner>()
            .AddSingleton<ILogWitness, WitnessFile>()
            .AddSingleton<LogKeeper>()
            .AddHostedService(x => x.GetRequiredService<LogKeeper>());
}
