using Microsoft.Extensions.Options;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Sms;

/// <summary>Picks the gateway that the configuration names.</summary>
public static class SmsAdapters
{
    public static void AddSmsGateway(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SmsOptions>().Bind(configuration.GetSection(SmsOptions.Section));
        services.AddSingleton<IValidateOptions<SmsOptions>>(new NoProblems(environment.IsDevelopment()));
        if (environment.IsDevelopment())
            services.AddSingleton<DevelopmentInbox>();
        services.AddSingleton<ISmsGateway>(x =>
        {
            var options = x.GetRequiredService<IOptions<SmsOptions>>().Value;
            return options.Gateway == SmsOptions.ToKannel
                ? ActivatorUtilities.CreateInstance<KannelGateway>(x, options.Kannel)
                : x.GetRequiredService<DevelopmentInbox>();
        });
    }

    private sealed class NoProblems(bool development) : IValidateOptions<SmsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SmsOptions options)
        {
            var problems = options.Problems(development).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
