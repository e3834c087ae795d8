namespace Miftah.Web.Shared;

/// <summary>A page that only says something: no form, no session, the same for everyone.</summary>
public abstract class PlainPage : PublicPage
{
    public override bool HasForm => false;

    public virtual void OnGet() { }
}
