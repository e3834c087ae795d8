namespace Miftah.Agencies.Names;

/// <summary>Names of the Horn of Africa: a given name, the father's and the grandfather's.</summary>
internal static class AfricanNames
{
    public static readonly NameStock Ethiopian = new(
        Fathers: 2,
        Name.Table(
            "أببي=Abebe، كبدي=Kebede، تسفاي=Tesfaye، جيرما=Girma، داويت=Dawit، سلمون=Solomon، هايلو=Hailu، "
                + "يوناس=Yonas، بقلي=Bekele، عبده=Abdu، جمال=Jemal"
        ),
        Name.Table(
            "ألماز=Almaz، تيجست=Tigist، هيوت=Hiwot، ميسرت=Meseret، سلام=Selam، بيتلهم=Betelhem، ورقنش=Workinesh، "
                + "زينبو=Zeynebu، حليمة=Halima"
        ),
        Families: []
    );
}
