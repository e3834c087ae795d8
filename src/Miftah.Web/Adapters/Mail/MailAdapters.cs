using Microsoft.Extensions.Options;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Mail;

/// <summary>Picks the way out that the configuration names.</summary>
public static class MailAdapters
{
    public static void AddMailGateway(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var development = environment.IsDevelopment();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section));
        if (development)
            services.AddSingleton<DevelopmentMailbox>();
        services.AddSingleton(x => new MailSwitch(
            x.GetRequiredService<IOptions<MailOptions>>().Value.Chosen(development) != MailOptions.Off
        ));
        services.AddSingleton<IMailGateway>(x =>
        {
            var options = x.GetRequiredService<IOptions<MailOptions>>().Value;
            return options.Chosen(development) switch
            {
                MailOptions.ToSmtp => ActivatorUtilities.CreateInstance<SmtpGateway>(x, options.Smtp),
                MailOptions.Inbox => x.GetRequiredService<DevelopmentMailbox>(),
                _ => new NoMail(),
            };
        });
    }
}
