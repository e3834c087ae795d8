using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>The ways that are open on a page that asks for a proof, strongest first, and the one it shows.</summary>
/// <param name="Way">One of <see cref="ProofWays"/>.</param>
/// <param name="Ways">All that are open.</param>
public sealed record ProofView(string Way, IReadOnlyList<string> Ways)
{
    /// <summary>The other ways, as links that choose them.</summary>
    public IEnumerable<string> Others => Ways.Where(x => x != Way);

    /// <param name="kinds">What is bound, strongest first.</param>
    /// <param name="withSms">A code by SMS is open too.</param>
    /// <param name="asked">What the address or the form names.</param>
    public static ProofView Of(IEnumerable<AuthenticatorKind> kinds, bool withSms, string? asked)
    {
        string[] ways = [.. kinds.Select(ProofWays.Of), .. withSms ? (string[])[ProofWays.Sms] : []];
        return new(ProofWays.Choose(asked, ways), ways);
    }
}
