using Miftah.Domain.Identity;
using Miftah.Domain.Text;

namespace Miftah.Web.Features.Security;

/// <summary>What a person calls an authenticator, cut to its length.</summary>
internal static class LabelText
{
    public static string Of(string? typed)
    {
        var label = Typed.Plain(typed);
        if (label.Length <= Authenticator.LabelLengthMax)
            return label;
        var end = char.IsHighSurrogate(label[Authenticator.LabelLengthMax - 1])
            ? Authenticator.LabelLengthMax - 1
            : Authenticator.LabelLengthMax;
        return label[..end].TrimEnd();
    }
}
