using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Data.Casework;

/// <summary>
/// Keeps members of staff from their relatives' cases: without an answer of the register nothing opens.
/// </summary>
public sealed class KinCheck(IFamilyRegister register, TimeProvider clock)
{
    private static readonly Refusal Relative = new("case.relative");
    private static readonly Refusal NotNow = new("case.register-away");

    /// <returns>Null when the two are nothing to each other.</returns>
    public async Task<Refusal?> RefusesAsync(string member, string subject, CancellationToken cancel)
    {
        if (
            IdentityNumber.Parse(member) is not Result<IdentityNumber>.Ok { Value: var one }
            || IdentityNumber.Parse(subject) is not Result<IdentityNumber>.Ok { Value: var other }
        )
            return NotNow;
        return await AskAsync(one, other, cancel) switch
        {
            AgencyVerdict.No => null,
            AgencyVerdict.Yes => Relative,
            _ => NotNow,
        };
    }

    private async Task<AgencyVerdict> AskAsync(IdentityNumber one, IdentityNumber other, CancellationToken cancel)
    {
        using var wait = new CancellationTokenSource(
            TimeSpan.FromMilliseconds(IFamilyRegister.WaitMilliseconds),
            clock
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wait.Token, cancel);
        try
        {
            return await register.AreRelativesAsync(one, other, either.Token);
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested)
        {
            return AgencyVerdict.Unavailable;
        }
    }
}
