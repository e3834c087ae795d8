using Microsoft.Extensions.Options;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>What an operator may set about passwords; section "Miftah:Passwords" of the configuration.</summary>
public sealed class PasswordOptions
{
    /// <summary>The fewest characters of a new password: 8–64 with a required second step, 15–64 without.</summary>
    public int CharactersMin { get; set; } = 12;

    /// <summary>Whether every sign-in asks for a second step after the password.</summary>
    public bool SecondStepRequired { get; set; } = true;

    /// <summary>
    /// Words that people here would try: the operator's ministries, cities, services. Refused as common.
    /// </summary>
    public string[] ContextWords { get; set; } = [];

    /// <summary>
    /// How many hashes run at once; each takes 19 MiB. One a core: more would only wait for each other.
    /// </summary>
    public int HashesAtOnce { get; set; } = Environment.ProcessorCount;

    /// <summary>How many may wait for their hash; the next is told to come back.</summary>
    public int WaitingMax { get; set; } = 64;

    /// <summary>How long one may wait for its hash to begin, in milliseconds.</summary>
    public int WaitingMilliseconds { get; set; } = 2_000;

    public PasswordPolicy Policy => new(CharactersMin, SecondStepRequired);
}

/// <summary>Refuses to start with passwords weaker than the law allows, or without a way to hash them.</summary>
public sealed class PasswordOptionsCheck : IValidateOptions<PasswordOptions>
{
    public ValidateOptionsResult Validate(string? name, PasswordOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> wrong = [];
        if (!options.Policy.IsLawful)
        {
            wrong.Add(
                $"Miftah:Passwords:CharactersMin is {options.CharactersMin}: "
                    + $"at least {PasswordPolicy.FewestWithSecondStep} while SecondStepRequired is true, "
                    + $"at least {PasswordPolicy.FewestAlone} while it is false, at most {PasswordPolicy.MinimumMost}."
            );
        }
        if (options.HashesAtOnce is < 1 or > 1_024)
            wrong.Add("Miftah:Passwords:HashesAtOnce is from 1 to 1024.");
        if (options.WaitingMax is < 0 or > 100_000)
            wrong.Add("Miftah:Passwords:WaitingMax is from 0 to 100000.");
        if (options.WaitingMilliseconds is < 1 or > 60_000)
            wrong.Add("Miftah:Passwords:WaitingMilliseconds is from 1 to 60000.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
