using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>The law of one attempt, without any I/O.</summary>
public class RecoveryAttemptTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Redeem_RightCodeInItsLife_LeadsToThePassword() =>
        WithCode().Redeem(codeMatches: true, Now.AddMinutes(9)).ShouldBe(RecoveryStep.SetPassword);

    [Fact]
    [Sentence(22)]
    public void Redeem_AtTheExactEnd_IsRefused() =>
        WithCode(x => x.LastSeenAt = Now.AddMinutes(10))
            .Redeem(codeMatches: true, Now.AddMinutes(10))
            .ShouldBe(RecoveryAttempt.CodeRefused);

    [Fact]
    [Sentence(31)]
    public void Redeem_WrongCode_IsRefused() =>
        WithCode().Redeem(codeMatches: false, Now).ShouldBe(RecoveryAttempt.CodeRefused);

    [Fact]
    [Sentence(31)]
    public void Redeem_UsedCode_IsRefusedInTheSameWords() =>
        WithCode(x => x.CodeUsedAt = Now).Redeem(codeMatches: true, Now).ShouldBe(RecoveryAttempt.CodeRefused);

    [Fact]
    [Sentence(31)]
    public void Redeem_WithoutACode_IsRefusedInTheSameWords() =>
        Attempt().Redeem(codeMatches: true, Now).ShouldBe(RecoveryAttempt.CodeRefused);

    [Fact]
    [Sentence(31)]
    public void Redeem_EndedAttempt_IsRefused() =>
        WithCode(x => x.EndedAt = Now).Redeem(codeMatches: true, Now).ShouldBe(RecoveryAttempt.CodeRefused);

    [Fact]
    [Sentence(42)]
    public void IsOpen_AfterFifteenIdleMinutes_IsFalse()
    {
        Attempt().IsOpen(Now.AddMinutes(15).AddTicks(-1)).ShouldBeTrue();
        Attempt().IsOpen(Now.AddMinutes(15)).ShouldBeFalse();
    }

    [Fact]
    public void IsOpen_BusyBrowser_EndsAfterThirtyMinutes()
    {
        var busy = Attempt(x => x.LastSeenAt = Now.AddMinutes(29));
        busy.IsOpen(Now.AddMinutes(30).AddTicks(-1)).ShouldBeTrue();
        busy.IsOpen(Now.AddMinutes(30)).ShouldBeFalse();
    }

    [Fact]
    public void AskAgain_WithinAMinute_IsTooSoon()
    {
        WithCode().AskAgain(Now.AddSeconds(59)).ShouldBe(RecoveryAttempt.ResendTooSoon);
        WithCode().AskAgain(Now.AddSeconds(60)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void AskAgain_AfterTwoResends_IsRefused() =>
        WithCode(x => x.Resends = 2).AskAgain(Now.AddMinutes(5)).ShouldBe(RecoveryAttempt.ResendsSpent);

    [Fact]
    [Sentence(32)]
    public void Allows_InEveryStateOfAnAttempt_OnlyWhatItsProofsOpen()
    {
        // Columns: Identify, ChooseQuestion, Answer, EnterCode, SecondProof, SetPassword, Done.
        (RecoveryAttempt Attempt, string Open)[] table =
        [
            (Attempt(), ".Q....."),
            (Attempt(x => x.QuestionKey = "birth-date"), ".QA...."),
            (WithCode(), ".QAC..."),
            (WithCode(x => x.CodeUsedAt = Now), ".....P."),
            (WithCode(x => (x.CodeUsedAt, x.NeedsSecondProof) = (Now, true)), "....2.."),
            (WithCode(x => (x.CodeUsedAt, x.NeedsSecondProof, x.SecondProofAt) = (Now, true, Now)), ".....P."),
            (WithCode(x => (x.CodeUsedAt, x.PasswordSetAt) = (Now, Now)), "......D"),
        ];
        foreach (var (attempt, open) in table)
        {
            var letters = "IQAC2PD";
            var allowed = string.Concat(
                RecoveryJourney.Steps.Select((x, i) => attempt.Allows(x.Step) ? letters[i] : '.')
            );
            allowed.ShouldBe(open);
            attempt.Allows(attempt.Furthest).ShouldBeTrue();
        }
    }

    [Fact]
    [Sentence(15, 32)]
    public void Allows_NeverThePasswordPage_WithoutTheCode()
    {
        foreach (var proofs in Enumerable.Range(0, 8))
        {
            var attempt = Attempt(x =>
            {
                x.QuestionKey = (proofs & 1) != 0 ? "birth-date" : null;
                x.CodeAskedAt = (proofs & 2) != 0 ? Now : null;
                x.PasswordSetAt = (proofs & 4) != 0 ? Now : null;
            });
            attempt.Allows(RecoveryStep.SetPassword).ShouldBeFalse();
            attempt.Allows(RecoveryStep.Done).ShouldBeFalse();
        }
    }

    [Fact]
    public void Steps_HaveTheirFixedPaths() =>
        RecoveryJourney
            .Steps.Select(x => x.Path)
            .ShouldBe([
                "/recover",
                "/recover/question",
                "/recover/answer",
                "/recover/code",
                "/recover/proof",
                "/recover/password",
                "/recover/done",
            ]);

    private static RecoveryAttempt WithCode(Action<RecoveryAttempt>? change = null) =>
        Attempt(x =>
        {
            x.QuestionKey = "birth-date";
            x.CodeAskedAt = Now;
            x.CodeHash = [1];
            x.CodeEndsAt = Now.AddMinutes(10);
            change?.Invoke(x);
        });

    private static RecoveryAttempt Attempt(Action<RecoveryAttempt>? change = null)
    {
        var attempt = new RecoveryAttempt
        {
            Id = RowId.New(Now),
            SecretHash = [],
            IdentityKey = [],
            Kind = PersonKind.Citizen,
            KnownDevice = false,
            StartedAt = Now,
            LastSeenAt = Now,
            LifeEndsAt = Now.AddMinutes(30),
        };
        change?.Invoke(attempt);
        return attempt;
    }
}
