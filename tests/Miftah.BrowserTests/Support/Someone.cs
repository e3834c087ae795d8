using Miftah.Agencies;
using Miftah.Web.Starting.Demo;

namespace Miftah.BrowserTests.Support;

/// <summary>A person of the crowd, with what they know.</summary>
internal sealed record Someone(Person Person)
{
    public const string CrowdPassword = "quiet harbour lantern";

    public string Number => Person.IdentityNumber.Value;

    public string Mobile => Person.Mobile;

    public string Passport => Person.PassportNumber!;

    public string Username => DemoCountry.NameOf(Person);
}
