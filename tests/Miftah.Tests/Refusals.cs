using Miftah.Domain;

namespace Miftah.Tests;

/// <summary>How tests look at a <see cref="Result{T}"/>.</summary>
internal static class Refusals
{
    public static T Accepted<T>(this Result<T> result) =>
        result.Match(value => value, why => throw new ShouldAssertException($"refused: {why.Code}"));

    public static string CodeOf<T>(this Result<T> result) =>
        result.Match(_ => throw new ShouldAssertException("accepted"), why => why.Code);
}
