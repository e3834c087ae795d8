namespace Miftah.Web.Features.Desk;

/// <summary>
/// The support desk: it sees how an account or a request stands, never what is in it. It changes nothing; a code it may
/// have sent again, to where the recovery sends it.
/// </summary>
public static class DeskFeature
{
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services
            .AddScoped<AnswerCall>()
            .AddScoped<ReadStanding>()
            .AddSingleton<CallTickets>()
            .AddScoped<TakeMessage>()
            .AddScoped<EndMessage>();
}
