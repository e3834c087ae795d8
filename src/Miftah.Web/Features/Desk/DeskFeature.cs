namespace Miftah.Web.Features.Desk;

/// <summary>The support desk: it sees how an account stands, never what is in it, and changes nothing.</summary>
public static class DeskFeature
{
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services.AddScoped<AnswerCall>().AddScoped<ReadStanding>();
}
