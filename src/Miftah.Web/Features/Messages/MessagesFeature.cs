using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Mail;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Background;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Messages to people's phones and e-mail: their texts, their way out and the reports of what became of them.
/// </summary>
public static class MessagesFeature
{
    private const string InboxPage = "/Messages/Inbox";

    public static IServiceCollection AddSms(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.AddSmsGateway(configuration, environment);
        services.AddSingleton<SmsComposer>().AddSingleton<OwnTexts>().AddScoped<OwnMessages>().AddScoped<SmsFates>();
        services.AddOptions<SmsCapOptions>().Bind(configuration.GetSection(SmsCapOptions.Section));
        services.AddScoped<SmsCaps>().AddSingleton<SmsCapSettings>().AddSingleton<SmsCapAlarm>();
        services.AddMailGateway(configuration, environment);
        services.AddScoped<MailFates>().AddScoped<QueueSms>().AddScoped<QueueMail>().AddScoped<Notify>();
        services.AddScoped<ISmsReports, SmsReports>();
        services.AddOutboxHandler<SendSms>();
        services.AddOutboxHandler<SendMail>();
        if (!environment.IsDevelopment())
            services.Configure<RazorPagesOptions>(x =>
                x.Conventions.AddPageRouteModelConvention(InboxPage, page => page.Selectors.Clear())
            );
        return services;
    }

    /// <summary>
    /// The gateway's reports, and in Development the inbox for programs: /dev/inbox.json?to=05… or an address.
    /// </summary>
    public static void MapSms(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<IOptions<SmsOptions>>().Value.Gateway == SmsOptions.ToKannel)
            app.MapKannelReports();
        if (app.Environment.IsDevelopment())
            app.MapGet(
                "/dev/inbox.json",
                (DevelopmentInbox inbox, DevelopmentMailbox mailbox, string? to) =>
                    to?.Contains('@') == true ? mailbox.Newest(to) : inbox.Newest(to)
            );
    }
}
