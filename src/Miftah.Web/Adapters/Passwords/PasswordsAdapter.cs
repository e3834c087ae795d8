using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>
/// Everything a page needs to set or compare a password; expects a KeyRing and the Portal from elsewhere.
/// </summary>
public static class PasswordsAdapter
{
    public static IServiceCollection AddPasswords(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<PasswordOptions>, PasswordOptionsCheck>();
        services.AddOptions<PasswordOptions>().Bind(configuration.GetSection("Miftah:Passwords")).ValidateOnStart();
        services.AddSingleton(x => x.GetRequiredService<IOptions<PasswordOptions>>().Value);
        services.AddSingleton(x => x.GetRequiredService<PasswordOptions>().Policy);
        services.AddSingleton<ICommonPasswords>(x => new BundledCommonPasswords([
            .. x.GetRequiredService<PasswordOptions>().ContextWords,
            .. x.GetRequiredService<Portal>().Host.Split('.'),
        ]));
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<HashWorkers>();
        services.AddSingleton<IPasswordHasher, Argon2Passwords>();
        services.AddHostedService<PasswordsWarmUp>();
        return services;
    }
}

/// <summary>One hash and one look at the list before the first person comes.</summary>
internal sealed class PasswordsWarmUp(IPasswordHasher hasher, ICommonPasswords common) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = common.Contains("warm");
        await hasher.VerifyAsync("warm", storedHash: null, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
