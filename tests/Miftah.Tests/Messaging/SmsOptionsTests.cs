using Miftah.Web.Adapters.Sms;

namespace Miftah.Tests.Messaging;

public class SmsOptionsTests
{
    [Fact]
    public void Inbox_InDevelopment_IsFine() => new SmsOptions().Problems(development: true).ShouldBeEmpty();

    [Fact]
    public void Inbox_InProduction_IsRefused() =>
        new SmsOptions().Problems(development: false).ShouldHaveSingleItem().ShouldContain("sends no SMS");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherWord_IsRefused(bool development) =>
        new SmsOptions { Gateway = "smpp" }
            .Problems(development)
            .ShouldHaveSingleItem()
            .ShouldContain("\"smpp\"");

    [Fact]
    public void Kannel_WithAllItNeeds_IsFine() => Problems(_ => { }).ShouldBeEmpty();

    [Fact]
    public void Kannel_WithNothing_NamesEachGap() =>
        new SmsOptions { Gateway = SmsOptions.ToKannel }
            .Problems(development: false)
            .Count()
            .ShouldBe(5);

    [Theory]
    [InlineData("Miftah Portal", false)] // 13 characters: networks cut at 11.
    [InlineData("مفتاح", false)]
    [InlineData("Miftah\r\nX-Kannel-To: 1", false)]
    [InlineData("MOI", true)]
    [InlineData("My Miftah", true)]
    [InlineData("966500000001", true)]
    public void Sender_IsShortAndLatin(string sender, bool fine) =>
        (Problems(x => x.Sender = sender).Count == 0).ShouldBe(fine);

    [Theory]
    [InlineData("pass word")]
    [InlineData("سر")]
    public void Password_TravelsInAHeader(string password) =>
        Problems(x => x.Password = password).ShouldHaveSingleItem().ShouldContain("Password");

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Timeout_HasBounds(int seconds) =>
        Problems(x => x.TimeoutSeconds = seconds).ShouldHaveSingleItem().ShouldContain("TimeoutSeconds");

    [Fact]
    public void Sentences_ShowNoPassword() =>
        Problems(x =>
            {
                x.Password = "open sesame";
                x.Sender = "";
            })
            .ShouldAllBe(x => !x.Contains("sesame"));

    private static List<string> Problems(Action<KannelOptions> change)
    {
        var kannel = new KannelOptions
        {
            Url = "http://127.0.0.1:13013/cgi-bin/sendsms",
            Username = "miftah",
            Password = "secret",
            Sender = "Miftah",
            ReportUrl = "http://127.0.0.1:5000/gateway/sms-report",
        };
        change(kannel);
        return [.. new SmsOptions { Gateway = SmsOptions.ToKannel, Kannel = kannel }.Problems(development: false)];
    }
}
