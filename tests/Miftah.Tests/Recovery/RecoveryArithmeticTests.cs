using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using Miftah.Web.Features.Recovery;
using Miftah.Web.Shared;

namespace Miftah.Tests.Recovery;

/// <summary>What the start computes for the two attackers, question by question.</summary>
public sealed class RecoveryArithmeticTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(19)]
    public void WithoutTheSim_OneInFiveThousand_AtMost() =>
        RecoveryArithmetic.CodeChance.ShouldBeLessThanOrEqualTo(RecoveryArithmetic.CodeChanceMax);

    [Fact]
    [Sentence(19)]
    public void WithoutTheDocument_OneInAHundred_AtMost_ForEveryQuestionAsked()
    {
        var asked = new AskedQuestions(new ConfigurationBuilder().Build());
        foreach (var kind in Enum.GetValues<PersonKind>())
        foreach (var question in asked.For(kind))
            RecoveryArithmetic.DocumentChance(question).ShouldBeLessThanOrEqualTo(0.01, question.Key);
        asked.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("iqama-expiry-date", 3)]
    [InlineData("id-expiry-date", 20)]
    [InlineData("id-version", 0)]
    public void FewValues_MeanFewGuessesAYear(string key, int guesses) =>
        RecoveryArithmetic
            .GuessesAYear(Enum.GetValues<PersonKind>().Select(x => Question.Find(x, key)).First(x => x is not null)!)
            .ShouldBe(guesses);

    [Fact]
    [Sentence(19)]
    [NegativeControl(19)]
    public void QuestionBeyondTheLimit_StopsTheStart()
    {
        var problem = Asking("").Problems().ShouldHaveSingleItem();

        problem.ShouldContain("id-version");
        problem.ShouldContain("Miftah:Recovery:QuestionsOff");
    }

    [Fact]
    public void MisspeltQuestion_StopsTheStart() =>
        Asking("id-version, pasport-number").Problems().ShouldHaveSingleItem().ShouldContain("pasport-number");

    [Fact]
    [Sentence(19)]
    public void Figures_StandInTheMeters_QuestionByQuestion()
    {
        List<(string Name, double Value, object? Question)> seen = [];
        using var listener = new MeterListener();
        var mine = portal.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Meter.Name == RecoveryMeters.Name && instrument.Meter.Scope == mine)
                on.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (x, value, tags, _) => seen.Add((x.Name, value, QuestionIn(tags)))
        );
        listener.SetMeasurementEventCallback<int>((x, value, tags, _) => seen.Add((x.Name, value, QuestionIn(tags))));
        listener.Start();
        portal.Services.GetRequiredService<RecoveryMeters>();

        listener.RecordObservableInstruments();

        seen.ShouldContain(("miftah.recovery.code_chance", RecoveryArithmetic.CodeChance, null));
        seen.ShouldContain(("miftah.recovery.answers_a_year", 3, "iqama-expiry-date"));
        seen.Where(x => x.Name == "miftah.recovery.document_chance")
            .ShouldAllBe(x => x.Value > 0 && x.Value <= RecoveryArithmetic.DocumentChanceMax && x.Question != null);
        seen.ShouldNotContain(x => "id-version".Equals(x.Question), "it is not asked");
    }

    private static object? QuestionIn(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.Length == 0 ? null : tags[0].Value;

    [Fact]
    public async Task QuestionThatIsOff_IsNeitherShownNorTaken()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.IdentifyAsync(person.Number, person.Mobile);

        (await browser.GetAsync("/recover/question")).Body.ShouldNotContain("id-version");
        (await browser.FillAsync("/recover/question", ("Question", "id-version"))).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    [Sentence(14)]
    public async Task YearsAnswersToOneQuestion_StopIt_AndLeaveTheOthers()
    {
        var person = portal.NewPerson(PersonKind.Resident);
        for (var i = 0; i < 4; i++)
        {
            var stranger = portal.NewBrowser();
            await stranger.ClaimAsync(person.Number, person.Mobile, "iqama-expiry-date");
            await stranger.FillAsync(
                "/recover/answer",
                ("Calendar", "gregorian"),
                ("Day", "1"),
                ("Month", "1"),
                ("Year", "2040")
            );
            await portal.RunOutboxAsync();
            portal.Clock.Advance(TimeSpan.FromDays(2));
        }

        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("stopped that question");
        await portal.CodeForAsync(portal.NewBrowser(), person);
    }

    private static AskedQuestions Asking(string off) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create("Miftah:Recovery:QuestionsOff", (string?)off)])
                .Build()
        );
}
