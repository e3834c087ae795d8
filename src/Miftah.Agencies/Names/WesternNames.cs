namespace Miftah.Agencies.Names;

/// <summary>Names of a given name and a family name.</summary>
internal static class WesternNames
{
    public static readonly NameStock Filipino = new(
        Fathers: 0,
        Name.Table(
            "خوسيه=Jose، خوان=Juan، ماركو=Marco، رامون=Ramon، كارلو=Carlo، جيرالد=Gerald، رودل=Rodel، أرنيل=Arnel، "
                + "نويل=Noel، جومار=Jomar، ديني=Denny، إدغار=Edgar"
        ),
        Name.Table(
            "ماريا=Maria، جينيفر=Jennifer، روزا=Rosa، كريستينا=Cristina، أنجليكا=Angelica، مارسيل=Maricel، "
                + "جوي=Joy، غريس=Grace، روويينا=Rowena، ليزا=Liza، تيريسا=Teresa، جوسلين=Jocelyn"
        ),
        Name.Table(
            "رييس=Reyes، سانتوس=Santos، كروز=Cruz، باوتيستا=Bautista، غارسيا=Garcia، مندوزا=Mendoza، توريس=Torres، "
                + "فلوريس=Flores، راموس=Ramos، فيلانويفا=Villanueva، كاستيو=Castillo، ديلا روزا=Dela Rosa"
        )
    );

    public static readonly NameStock British = new(
        Fathers: 0,
        Name.Table(
            "جيمس=James، توماس=Thomas، ويليام=William، هنري=Henry، جورج=George، أوليفر=Oliver، دانيال=Daniel، "
                + "بيتر=Peter، مارك=Mark، أندرو=Andrew"
        ),
        Name.Table(
            "إيما=Emma، شارلوت=Charlotte، أوليفيا=Olivia، هانا=Hannah، لوسي=Lucy، أليس=Alice، جين=Jane، راشيل=Rachel، "
                + "كلير=Claire، هيلين=Helen"
        ),
        Name.Table(
            "بيكر=Baker، تيرنر=Turner، رايت=Wright، كوبر=Cooper، وود=Wood، هيل=Hill، غرين=Green، كارتر=Carter، "
                + "فيشر=Fisher، ميسون=Mason"
        )
    );
}
