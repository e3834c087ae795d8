using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Identity;

/// <summary>Walks the whole table of what a state allows, so that a change of it is a change here.</summary>
public class AccountStateTests
{
    [Theory]
    [InlineData(AccountState.Active, "SRKN")]
    [InlineData(AccountState.LowAssurance, "SRKN")]
    [InlineData(AccountState.Frozen, "..KN")]
    [InlineData(AccountState.Suspended, "...N")]
    [InlineData(AccountState.Closed, "....")]
    [Sentence(41)]
    public void Allows_SignInRecoveryKioskNotices(AccountState state, string expected)
    {
        var allows = state.Allows();
        string.Concat(
                allows.SignIn ? 'S' : '.',
                allows.RemoteRecovery ? 'R' : '.',
                allows.Kiosk ? 'K' : '.',
                allows.Notices ? 'N' : '.'
            )
            .ShouldBe(expected);
    }

    [Fact]
    public void Allows_KnowsEveryState()
    {
        foreach (var state in Enum.GetValues<AccountState>())
            state.Allows().ShouldNotBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => ((AccountState)99).Allows());
    }
}
