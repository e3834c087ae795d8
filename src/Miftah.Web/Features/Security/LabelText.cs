using System.Text;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;

namespace Miftah.Web.Features.Security;

/// <summary>What a person calls an authenticator: cut to its length, and sealed, because people write names.</summary>
public sealed class LabelText(SubjectSealer sealer)
{
    /// <returns>Null where nothing was typed.</returns>
    public byte[]? Close(SubscriberAccount account, Guid authenticator, string? typed)
    {
        ArgumentNullException.ThrowIfNull(account);
        var label = Of(typed);
        return label.Length == 0 ? null : sealer.Seal(account.DataKey, Authenticator.LabelAt(authenticator), label);
    }

    /// <returns>Empty where its owner gave it no name.</returns>
    public string Open(SubscriberAccount account, Authenticator authenticator)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(authenticator);
        var place = Authenticator.LabelAt(authenticator.Id);
        return authenticator.LabelSealed is { } made
            ? Encoding.UTF8.GetString(sealer.Open(account.DataKey, place, made))
            : "";
    }

    private static string Of(string? typed)
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
