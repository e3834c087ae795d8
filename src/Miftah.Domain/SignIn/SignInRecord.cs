using Miftah.Domain.Identity;

namespace Miftah.Domain.SignIn;

/// <summary>
/// One finished or refused sign-in, for «recent sign-ins». Rows exist for names nobody has too: the same statements run
/// for everyone.
/// </summary>
public sealed class SignInRecord
{
    /// <summary>How long a row is kept, in days.</summary>
    public const int KeptDays = 90;

    public required Guid Id { get; init; }

    /// <summary>The account's identity key, or the key of what was typed.</summary>
    public required byte[] Key { get; init; }
    public required DateTime At { get; init; }
    public required bool Succeeded { get; init; }

    /// <summary>How it was authenticated; null where it did not succeed.</summary>
    public SignInMethod? Method { get; init; }
    public required string DeviceLabel { get; init; }
}
