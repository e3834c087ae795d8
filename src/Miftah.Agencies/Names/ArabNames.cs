namespace Miftah.Agencies.Names;

/// <summary>
/// Given names in daily use; the family names of citizens are made up from things (lantern, anchor, twilight), so that
/// no tribe, clan or house is among them.
/// </summary>
internal static class ArabNames
{
    private static readonly Name[] Men = Name.Table(
        "سالم=Salem، خالد=Khalid، ماجد=Majed، أحمد=Ahmed، محمد=Mohammed، عمر=Omar، علي=Ali، حسن=Hassan، "
            + "يوسف=Yousef، إبراهيم=Ibrahim، ياسر=Yasser، طارق=Tariq، زياد=Ziyad، هاني=Hani، رامي=Rami، "
            + "سامي=Sami، وليد=Waleed، أنس=Anas، حمزة=Hamza، عادل=Adel، فارس=Faris، نبيل=Nabil، كريم=Kareem، "
            + "مازن=Mazen، باسم=Basem، أيمن=Ayman، عماد=Imad، مراد=Murad، منير=Munir، جمال=Jamal، رشيد=Rasheed، "
            + "صالح=Saleh، عثمان=Othman، إسماعيل=Ismail، زكريا=Zakariya، أسامة=Osama، حاتم=Hatem، لؤي=Luay، "
            + "معاذ=Muath، نادر=Nader"
    );

    private static readonly Name[] Women = Name.Table(
        "نورة=Noura، سارة=Sarah، مريم=Maryam، فاطمة=Fatimah، عائشة=Aisha، هدى=Huda، ليلى=Layla، سلمى=Salma، "
            + "أمل=Amal، ريم=Reem، دانة=Dana، هند=Hind، لطيفة=Latifa، منى=Mona، رنا=Rana، لمى=Lama، "
            + "شهد=Shahad، جود=Joud، رغد=Raghad، غادة=Ghada، سمر=Samar، وفاء=Wafa، إيمان=Iman، أسماء=Asma، "
            + "خديجة=Khadija، زينب=Zainab، رقية=Ruqayya، حنان=Hanan، نجلاء=Najla، عبير=Abeer، بشرى=Bushra، "
            + "سعاد=Suad، مها=Maha، دلال=Dalal، ابتسام=Ibtisam، ندى=Nada"
    );

    private static readonly Name[] MadeUpFamilies = Name.Table(
        "القنديلي=Al-Qandili، السنبلي=Al-Sunbuli، المرساوي=Al-Mirsawi، الشراعي=Al-Shiraei، "
            + "الفانوسي=Al-Fanousi، الياقوتي=Al-Yaqouti، النيزكي=Al-Naizaki، الشفقي=Al-Shafaqi، "
            + "البوصلي=Al-Bawsali، الزمردي=Al-Zumurrudi، المجراتي=Al-Majarrati، الغيمي=Al-Ghaimi، "
            + "الصدفي=Al-Sadafi، الأقحواني=Al-Uqhuwani، الريحاناتي=Al-Rayhanati، الندواني=Al-Nadwani، "
            + "اللؤلؤاني=Al-Luluani، الأفقي=Al-Ufuqi، النسيماني=Al-Nasimani، البلوراتي=Al-Ballourati، "
            + "المنطادي=Al-Muntadi، الأسطرلابي=Al-Asturlabi، الطبشوري=Al-Tabshouri، الفسيفسائي=Al-Fusaifisai"
    );

    public static readonly NameStock Home = new(Fathers: 2, Men, Women, MadeUpFamilies);

    public static readonly NameStock Yemeni = new(Fathers: 2, Men, Women, Families: []);

    public static readonly NameStock Egyptian = new(
        Fathers: 2,
        Name.Table(
            "محمود=Mahmoud، مصطفى=Mostafa، شريف=Sherif، هشام=Hesham، عمرو=Amr، تامر=Tamer، جمال=Gamal، "
                + "سيد=Sayed، رمضان=Ramadan، أشرف=Ashraf، حسام=Hossam، وائل=Wael، عصام=Essam، مدحت=Medhat، "
                + "عبدالرحمن=Abdelrahman، إبراهيم=Ibrahim، حسن=Hassan، أحمد=Ahmed، كريم=Karim، شعبان=Shaaban"
        ),
        Name.Table(
            "منى=Mona، هبة=Heba، دينا=Dina، نهى=Noha، شيماء=Shaimaa، إيمان=Eman، مروة=Marwa، رانيا=Rania، "
                + "سلوى=Salwa، نجلاء=Naglaa، أميرة=Amira، ياسمين=Yasmin، سحر=Sahar، فاطمة=Fatma، نادية=Nadia"
        ),
        Families: []
    );

    public static readonly NameStock Sudanese = new(
        Fathers: 2,
        Name.Table(
            "عثمان=Osman، الطيب=Eltayeb، بابكر=Babiker، إدريس=Idris، الفاتح=Elfatih، معتز=Mutaz، هاشم=Hashim، "
                + "عوض=Awad، بكري=Bakri، التجاني=Eltigani، صديق=Siddig، عبدالعزيز=Abdelaziz، حامد=Hamid، "
                + "النور=Elnour، أمين=Amin"
        ),
        Name.Table(
            "إخلاص=Ikhlas، آمنة=Amna، سلافة=Sulafa، هالة=Hala، رحاب=Rihab، إنعام=Inaam، نهلة=Nahla، "
                + "سعدية=Saadia، انتصار=Intisar، عفاف=Afaf، تيسير=Tayseer، ولاء=Walaa"
        ),
        Families: []
    );

    public static readonly NameStock Levantine = new(
        Fathers: 2,
        Name.Table(
            "عمر=Omar، باسل=Basel، غسان=Ghassan، مازن=Mazen، نضال=Nidal، سمير=Samir، عدنان=Adnan، مروان=Marwan، "
                + "أنس=Anas، فراس=Firas، هيثم=Haitham، ماهر=Maher، أيهم=Ayham، معن=Maan، إياد=Iyad، زاهر=Zaher"
        ),
        Name.Table(
            "رشا=Rasha، لينا=Lina، سوسن=Sawsan، هيام=Hiyam، رزان=Razan، ديما=Dima، ميساء=Maysa، لمى=Lama، "
                + "هنادي=Hanadi، سناء=Sanaa، علا=Ola، يارا=Yara، تالا=Tala، رهف=Rahaf"
        ),
        Families: []
    );
}
