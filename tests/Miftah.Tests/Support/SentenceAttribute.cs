using System.Globalization;
using Xunit.v3;

namespace Miftah.Tests.Support;

/// <summary>
/// The sentences of recovery's acceptance that a test shows. The paper docs/security/recovery-acceptance.md leads from
/// a sentence to its tests and is checked against these marks; <c>-trait sentence=23</c> runs the tests of one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SentenceAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => Numbered("sentence", numbers);

    internal static KeyValuePair<string, string>[] Numbered(string name, int[] numbers) =>
        [.. numbers.Select(x => KeyValuePair.Create(name, x.ToString(CultureInfo.InvariantCulture)))];
}

/// <summary>
/// The sentences whose guard a test switches off, to see the attack succeed: without such a test nobody knows that
/// the others can fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NegativeControlAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        SentenceAttribute.Numbered("control", numbers);
}
