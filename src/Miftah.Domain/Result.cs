namespace Miftah.Domain;

/// <summary>Why a rule said no. <paramref name="Code"/> is stable: logs, tests and translations use it.</summary>
public sealed record Refusal(string Code);

/// <summary>What a rule answers: a value, or a refusal the person can act on. Bugs throw instead.</summary>
public abstract record Result<T>
{
    private Result() { }

    public sealed record Ok(T Value) : Result<T>
    {
        /// <summary>Without the value, which may be an answer or a password: it would stand in a log.</summary>
        public override string ToString() => nameof(Ok);
    }

    public sealed record Refused(Refusal Why) : Result<T>;

    public bool IsOk => this is Ok;

    public TOut Match<TOut>(Func<T, TOut> ok, Func<Refusal, TOut> refused) =>
        this switch
        {
            Ok it => ok(it.Value),
            Refused it => refused(it.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static implicit operator Result<T>(T value) => new Ok(value);

    public static implicit operator Result<T>(Refusal why) => new Refused(why);
}
