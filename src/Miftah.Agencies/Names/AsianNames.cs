namespace Miftah.Agencies.Names;

/// <summary>Names of South and South-East Asia as a given name and the father's, without caste or clan names.</summary>
internal static class AsianNames
{
    public static readonly NameStock Indian = new(
        Fathers: 1,
        Name.Table(
            "راجيش=Rajesh، سوريش=Suresh، أنيل=Anil، فيجاي=Vijay، أرجون=Arjun، سانجاي=Sanjay، راميش=Ramesh، "
                + "أشوك=Ashok، ديباك=Deepak، مانوج=Manoj، براكاش=Prakash، غوبال=Gopal، عرفان=Irfan، سليم=Saleem، "
                + "جوزيف=Joseph، توماس=Thomas"
        ),
        Name.Table(
            "بريا=Priya، أنيتا=Anita، سونيتا=Sunita، لاكشمي=Lakshmi، ديفيا=Divya، كافيتا=Kavitha، ميرا=Meera، "
                + "نيشا=Nisha، بوجا=Pooja، راديكا=Radhika، شبانة=Shabana، ماري=Mary"
        ),
        Families: []
    );

    public static readonly NameStock Pakistani = new(
        Fathers: 1,
        Name.Table(
            "عمران=Imran، أسلم=Aslam، طارق=Tariq، نديم=Nadeem، وسيم=Waseem، كاشف=Kashif، عدنان=Adnan، "
                + "شهزاد=Shahzad، فيصل=Faisal، رضوان=Rizwan، ناصر=Nasir، جاويد=Javed، زاهد=Zahid، خرم=Khurram، "
                + "آصف=Asif، بلال=Bilal"
        ),
        Name.Table(
            "عائشة=Ayesha، صائمة=Saima، نازية=Nazia، ثناء=Sana، فرح=Farah، حنا=Hina، رابعة=Rabia، عائزة=Aiza، "
                + "شازية=Shazia، نسرين=Nasreen، مديحة=Madiha، زهراء=Zahra"
        ),
        Families: []
    );

    public static readonly NameStock Bangladeshi = new(
        Fathers: 1,
        Name.Table(
            "رحيم=Rahim، كمال=Kamal، جميل=Jamil، شفيق=Shafiq، رفيق=Rafiq، حبيب=Habib، منير=Monir، أنور=Anwar، "
                + "ناصر=Nasir، فاروق=Faruk، سهيل=Sohel، معين=Moin، زاهد=Zahid، طارق=Tareq، إقبال=Iqbal، سليم=Selim"
        ),
        Name.Table(
            "رحيمة=Rahima، نسرين=Nasrin، فريدة=Farida، سلمى=Salma، شيرين=Shirin، جهانارا=Jahanara، روبينا=Rubina، "
                + "تسليمة=Taslima، نرجس=Nargis، ياسمين=Yasmin"
        ),
        Families: []
    );

    public static readonly NameStock Indonesian = new(
        Fathers: 1,
        Name.Table(
            "بودي=Budi، أغوس=Agus، هيرو=Heru، إيكو=Eko، بامبانغ=Bambang، جوكو=Joko، ريزال=Rizal، أدي=Adi، "
                + "يوسف=Yusuf، فجر=Fajar، دوي=Dwi، حارث=Haris"
        ),
        Name.Table(
            "سيتي=Siti، ديوي=Dewi، سري=Sri، رينا=Rina، واتي=Wati، نور=Nur، فيتري=Fitri، إنداه=Indah، ليستاري=Lestari، "
                + "أيو=Ayu، ياني=Yani، راتنا=Ratna"
        ),
        Families: []
    );

    public static readonly NameStock Nepali = new(
        Fathers: 1,
        Name.Table(
            "رام=Ram، هاري=Hari، كريشنا=Krishna، بيشنو=Bishnu، دامبر=Dambar، سوريا=Surya، راجو=Raju، بيكاش=Bikash، "
                + "ناريان=Narayan، غانيش=Ganesh، ديبندرا=Dipendra، كومار=Kumar"
        ),
        Name.Table(
            "سيتا=Sita، مايا=Maya، غيتا=Gita، راديكا=Radhika، سابيتا=Sabita، كمالا=Kamala، بيمالا=Bimala، "
                + "لاكسمي=Laxmi، سوشيلا=Sushila"
        ),
        Families: []
    );
}
