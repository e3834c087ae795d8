using Miftah.Web.Features.Operations.Figures;
using Miftah.Web.Features.Operations.Records;

namespace Miftah.Web.Features.Operations;

/// <summary>What operators and auditors see of the portal as a whole.</summary>
public static class OperationsFeature
{
    /// <summary>The figures, in the order of the page.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) =>
        services
            .AddSingleton<Operators>()
            .AddScoped<ReadRecords>()
            .AddScoped<NameRecords>()
            .AddScoped<IFigure, FunnelFigure>()
            .AddScoped<IFigure, SmsFigure>()
            .AddScoped<IFigure, BudgetFigure>()
            .AddScoped<IFigure, AttackFigure>()
            .AddScoped<IFigure, OutboxFigure>()
            .AddScoped<IFigure, AgencyFigure>()
            .AddScoped<IFigure, TakeoverFigure>()
            .AddScoped<IFigure, LogFigure>();
}
