namespace Miftah.Domain.Recovery;

/// <summary>Turns what a claimant typed into the one spelling that goes to the agency.</summary>
public static class Answer
{
    /// <summary>Reads the fields by the format of the question.</summary>
    /// <returns>
    /// The canonical answer: document numbers in upper-case ASCII, numbers as ASCII digits, dates as Gregorian
    /// yyyy-MM-dd; or a refusal about the spelling. Whether a well-formed answer is right is the agency's to say.
    /// </returns>
    public static Result<string> Parse(Question question, AnswerFields fields)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(fields);
        return question.Format.Parse(fields);
    }

    /// <summary>
    /// The name of the <see cref="AnswerFields"/> field to which a refusal of <see cref="Parse"/> belongs.
    /// </summary>
    /// <returns>The first field of the date for refusals about the date as a whole.</returns>
    public static string FieldOf(Refusal why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return DateFormat.FieldOf(why) ?? nameof(AnswerFields.Answer);
    }
}
