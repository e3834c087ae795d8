namespace Miftah.BrowserTests;

public class SkeletonTests
{
    [Fact]
    public void Catalogue_HasBothLanguages() =>
        new Miftah.Web.Text.TextCatalogue().Find(Miftah.Web.Text.Language.Arabic, "portal.name").ShouldBe("مفتاح");
}
