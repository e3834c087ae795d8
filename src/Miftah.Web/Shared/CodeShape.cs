using Miftah.Domain;

namespace Miftah.Web.Shared;

/// <summary>
/// Is what was typed shaped like a one-time code? Asked before anything is counted: a typing slip costs no try.
/// </summary>
public static class CodeShape
{
    private static readonly Refusal Empty = new("code.empty");
    private static readonly Refusal Length = new("code.length");

    /// <param name="code">What was typed, made plain.</param>
    public static Refusal? Problem(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 0)
            return Empty;
        return code.Length == OneTimeCode.Digits && code.All(char.IsAsciiDigit) ? null : Length;
    }
}
