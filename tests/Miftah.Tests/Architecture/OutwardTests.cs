using System.Text.RegularExpressions;
using Miftah.Tests.Support;

namespace Miftah.Tests.Architecture;

/// <summary>
/// Nothing outside is asked inside a request: the ports to the world are named by the worker's handlers alone, so that
/// neither the time nor the failure of a gateway can be seen on a page.
/// </summary>
public partial class OutwardTests
{
    [Fact]
    [Sentence(3)]
    public void OnlyTheWorkersHandlers_NameAPortToTheWorld() =>
        Sources.CSharp.Where(x => x.IsIn("src/Miftah.Web/Features/")).Breaches(Outward).ShouldBeEmpty();

    [Theory]
    [InlineData("public sealed class EnterCodeModel(ISmsGateway sms) : RecoveryPage;")]
    [InlineData("public sealed class AnswerModel(IAgencies agencies) : RecoveryPage;")]
    [NegativeControl(3)]
    public void OnlyTheWorkersHandlers_NameAPortToTheWorld_CanFail(string text) =>
        Outward(new("src/Miftah.Web/Features/Recovery/X.cs", text)).ShouldNotBeEmpty();

    private static IEnumerable<string> Outward(SourceFile file) =>
        file.Code.Contains(": IOutboxHandler", StringComparison.Ordinal)
            ? []
            : Port().Matches(file.Code).Select(x => $"names {x.Value} outside a handler");

    [GeneratedRegex(@"\bI(?:Sms|Mail|Email)Gateway\b|\bIAgencies\b|\bISimSwaps?\b|\bHttpClient\b|\bISmtp\w*")]
    private static partial Regex Port();
}
