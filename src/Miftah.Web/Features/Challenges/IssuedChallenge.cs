using Miftah.Domain.Challenges;

namespace Miftah.Web.Features.Challenges;

/// <summary>What a page needs to show a challenge. Nothing in it tells an answer.</summary>
/// <param name="Token">The sealed challenge, base64url, about 100 characters.</param>
/// <param name="Asked">The name of the object asked for in each question about pictures.</param>
/// <param name="Work">The work asked of the page's script.</param>
public sealed record IssuedChallenge(string Token, IReadOnlyList<string> Asked, ProofOfWork Work);
