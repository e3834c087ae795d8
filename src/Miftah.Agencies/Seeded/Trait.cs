namespace Miftah.Agencies.Seeded;

/// <summary>
/// What is drawn about a person. Each trait has its own draw, so that a new one changes none of the others: never
/// renumber.
/// </summary>
internal enum Trait
{
    IdentityNumber = 1,
    Mobile = 2,
    Sex = 3,
    Nationality = 4,
    GivenName = 5,
    FatherName = 6,
    FamilyName = 7,
    BirthDate = 8,
    HasPassport = 9,
    PassportNumber = 10,
    ExpiryDate = 11,
    IdVersion = 12,
    BorderNumber = 13,
    HasEmployer = 14,
    Employer = 15,
    EmployerNumber = 16,
    HasDependants = 17,
    DependantCount = 18,
    HusbandName = 19,
    HusbandFamilyName = 20,
    ChildSex = 21,
    ChildName = 22,
    ChildBirthDate = 23,
    SimChange = 24,
    HasFinger = 25,
    FingerPoint = 26,
}
