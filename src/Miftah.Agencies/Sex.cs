namespace Miftah.Agencies;

/// <summary>As registered at birth.</summary>
public enum Sex
{
    Female = 1,
    Male = 2,
}
