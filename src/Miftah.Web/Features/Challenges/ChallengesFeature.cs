using Microsoft.AspNetCore.Http.HttpResults;
using Miftah.Domain.Challenges;
using Miftah.Web.Features.Challenges.Drawing;
using Miftah.Web.Features.Challenges.Sound;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Challenges;

/// <summary>Registers challenges and serves what they show and say.</summary>
public static class ChallengesFeature
{
    /// <summary>
    /// Needs, from elsewhere: a Sealer, <see cref="ISpentChallenges"/>, <see cref="IBrowserSecret"/> and the clock.
    /// </summary>
    public static IServiceCollection AddChallenges(this IServiceCollection services)
    {
        services
            .AddOptions<ChallengeOptions>()
            .BindConfiguration("Miftah:Challenge")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<ChallengeGate>();
        return services;
    }

    /// <summary>Serves pictures and sound. A token that is not this browser's, or over, finds nothing there.</summary>
    public static IEndpointRouteBuilder MapChallenges(this IEndpointRouteBuilder routes)
    {
        var challenge = routes.MapGroup("/challenge");
        challenge.MapGet("/picture", Picture);
        challenge.MapGet("/audio", Audio);
        challenge.MapGet("/object/{round:int}/{number:int}", Object);
        return routes;
    }

    private static Results<FileContentHttpResult, NotFound> Picture(
        string? c,
        HttpContext context,
        ChallengeGate gate,
        IBrowserSecret browser
    ) =>
        Open(c, context, gate, browser) is { } secret
            ? Send(context, CodePicture.Draw(secret.Code, secret.Draw("picture")), "image/png")
            : TypedResults.NotFound();

    private static Results<FileContentHttpResult, NotFound> Audio(
        string? c,
        HttpContext context,
        ChallengeGate gate,
        IBrowserSecret browser
    )
    {
        if (Open(c, context, gate, browser) is not { } secret)
            return TypedResults.NotFound();
        var language = Language.Of(context);
        return Send(
            context,
            CodeSound.Speak(secret.Code, language, secret.Draw($"audio {language.Code}")),
            "audio/wav"
        );
    }

    private static Results<FileContentHttpResult, NotFound> Object(
        int round,
        int number,
        string? c,
        HttpContext context,
        ChallengeGate gate,
        IBrowserSecret browser
    )
    {
        if (round is < 1 or > ObjectRound.Count || number is < 1 or > ObjectRound.Pictures)
            return TypedResults.NotFound();
        if (Open(c, context, gate, browser) is not { } secret)
            return TypedResults.NotFound();
        var shown = secret.Rounds(ObjectDeck.All.Count)[round - 1].Objects[number - 1];
        var draw = secret.Draw($"object {round} {number}");
        return Send(context, ObjectPicture.Draw(ObjectDeck.All[shown].Outline, draw), "image/png");
    }

    private static ChallengeSecret? Open(
        string? token,
        HttpContext context,
        ChallengeGate gate,
        IBrowserSecret browser
    ) => gate.Open(token ?? "", browser.Read(context) ?? "");

    private static FileContentHttpResult Send(HttpContext context, byte[] file, string type)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Safari plays sound only from servers that answer in ranges.
        return TypedResults.File(file, type, enableRangeProcessing: true);
    }
}
