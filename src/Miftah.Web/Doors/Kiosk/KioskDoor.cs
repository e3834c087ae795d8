using Microsoft.AspNetCore.Mvc;

namespace Miftah.Web.Doors.Kiosk;

/// <summary>The kiosk door's place in the pipeline: behind the choice of the endpoint, before what it does.</summary>
public static class KioskDoor
{
    /// <summary>The first page.</summary>
    public const string HomePath = "/kiosk";

    /// <summary>
    /// Whatever is of this door alone is answered to a kiosk in service only, and so is an address that does not exist.
    /// Files, health and error pages are the same at every door. One answer for every cause.
    /// </summary>
    public static IApplicationBuilder UseKioskSignatures(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (context.CameThrough() != Door.Kiosk || IsEverybodys(context))
                {
                    await next(context);
                    return;
                }
                var verify = context.RequestServices.GetRequiredService<VerifyKiosk>();
                if (await verify.WhoAsync(context, context.RequestAborted) is { } kiosk)
                {
                    context.Features.Set(new SignedKiosk(kiosk.Id, kiosk.OfficeId));
                    await next(context);
                    return;
                }
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                await context.Response.WriteAsJsonAsync(
                    new ProblemDetails
                    {
                        Status = StatusCodes.Status401Unauthorized,
                        Title = "Not a kiosk in service.",
                    },
                    options: null,
                    contentType: "application/problem+json",
                    context.RequestAborted
                );
            }
        );

    private static bool IsEverybodys(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<DoorMetadata>()?.Door == Door.Any;
}
