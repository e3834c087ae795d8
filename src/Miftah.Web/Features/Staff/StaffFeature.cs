using Miftah.Data.Staff;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Staff;

public static class StaffFeature
{
    public static IServiceCollection AddStaff(this IServiceCollection services) =>
        services
            .AddSingleton<StaffPersonalSeal>()
            .AddScoped<OpenStaffSession>()
            .AddScoped<JoinStaff>()
            .AddScoped<ManageStaff>()
            .AddScoped<FirstAdministrator>();
}
