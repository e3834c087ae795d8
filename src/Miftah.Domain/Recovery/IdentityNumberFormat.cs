using Miftah.Domain.Identity;

namespace Miftah.Domain.Recovery;

/// <summary>The identity number of a dependant: citizen or resident, whatever the guardian is.</summary>
public sealed class IdentityNumberFormat : AnswerFormat
{
    public static readonly Refusal Empty = new("answer.dependant.empty");
    public static readonly Refusal Letters = new("answer.dependant.letters");
    public static readonly Refusal WrongLength = new("answer.dependant.length");
    public static readonly Refusal WrongCheck = new("answer.dependant.check");

    internal override Result<string> Parse(AnswerFields fields) =>
        IdentityNumber.Parse(fields.Answer).Match<Result<string>>(number => number.Value, why => ForDependant(why));

    // The sentence must say whose number is meant.
    private static Refusal ForDependant(Refusal why)
    {
        if (why == IdentityNumber.Empty)
            return Empty;
        if (why == IdentityNumber.Letters)
            return Letters;
        return why == IdentityNumber.WrongLength ? WrongLength : WrongCheck;
    }
}
