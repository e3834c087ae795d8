using Miftah.Web.Background;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Opening an account. Its journey is the table <see cref="Domain.Enrolment.EnrolmentJourney"/>; its law is recovery's:
/// the verdict goes to the phone, and guesses at one person are counted in the same rows.
/// </summary>
public static class EnrolmentFeature
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services) =>
        services
            .AddScoped<BeginEnrolment>()
            .AddScoped<RedeemEnrolmentCode>()
            .AddScoped<SendEnrolmentCode>()
            .AddScoped<SuggestUsernames>()
            .AddScoped<OpenAccount>()
            .AddOutboxHandler<ResolveEnrolment>()
            .AddOutboxHandler<ResendEnrolmentCode>()
            .AddOutboxHandler<TellNotPossible>()
            .AddOutboxHandler<TellActivated>();
}
