namespace Miftah.Web.Adapters.Agencies;

/// <summary>How the agencies in process behave, for tests, drills and demonstrations.</summary>
public enum AgencyBehaviour
{
    /// <summary>Answers at once, by the register.</summary>
    Normal = 0,

    /// <summary>Answers by the register, late.</summary>
    Slow,

    /// <summary>Cannot be reached.</summary>
    Down,

    /// <summary>Says no for yes and yes for no.</summary>
    Wrong,
}

/// <summary>The switch of that behaviour; may be turned while requests run.</summary>
public sealed class AgencyMode
{
    private volatile AgencyBehaviour behaviour;

    public AgencyBehaviour Behaviour
    {
        get => behaviour;
        set => behaviour = value;
    }
}
