namespace Miftah.Domain.Kiosk;

/// <summary>The screens of a visit, in the order in which they follow.</summary>
public enum VisitStep
{
    Start = 1,
    Number = 2,
    Finger = 3,
    Tasks = 4,
    Activate = 5,
    NewMobile = 6,
    MobileCode = 7,
    Password = 8,
    Phone = 9,
    Done = 10,
}

/// <summary>What a person has shown and chosen in one visit.</summary>
[Flags]
public enum VisitProofs
{
    Nothing = 0,

    /// <summary>A number with a right check digit. Begins the visit.</summary>
    Number = 1,

    /// <summary>The agency said yes to a finger.</summary>
    Finger = 2,

    /// <summary>The number has an activated account.</summary>
    Account = 4,

    /// <summary>The mobile is being changed.</summary>
    NumberTask = 8,

    /// <summary>A new password is being chosen.</summary>
    PasswordTask = 16,

    /// <summary>Something was done.</summary>
    Done = 32,
}

/// <summary>One screen: its path, and what must have been shown before it opens.</summary>
public sealed record VisitPlace(VisitStep Step, string Path, VisitProofs Needs);

/// <summary>The visit on one screen; tests walk it in every order.</summary>
public static class VisitJourney
{
    private const VisitProofs Verified = VisitProofs.Number | VisitProofs.Finger;
    private const VisitProofs Mobile = Verified | VisitProofs.Account | VisitProofs.NumberTask;
    private const VisitProofs Words = Verified | VisitProofs.Account | VisitProofs.PasswordTask;

    public static readonly IReadOnlyList<VisitPlace> Steps =
    [
        new(VisitStep.Start, "/kiosk", VisitProofs.Nothing),
        new(VisitStep.Number, "/kiosk/number", VisitProofs.Nothing),
        new(VisitStep.Finger, "/kiosk/finger", VisitProofs.Number),
        new(VisitStep.Tasks, "/kiosk/tasks", Verified),
        new(VisitStep.Activate, "/kiosk/activate", Verified),
        new(VisitStep.NewMobile, "/kiosk/mobile", Mobile),
        new(VisitStep.MobileCode, "/kiosk/mobile/code", Mobile),
        new(VisitStep.Password, "/kiosk/password", Words),
        new(VisitStep.Phone, "/kiosk/phone", Words),
        new(VisitStep.Done, "/kiosk/done", Verified | VisitProofs.Done),
    ];

    /// <summary>The path of a screen, without a language prefix.</summary>
    public static string PathOf(VisitStep step) => Of(step).Path;

    /// <summary>What must have been shown before a screen opens.</summary>
    public static VisitProofs NeedsOf(VisitStep step) => Of(step).Needs;

    private static VisitPlace Of(VisitStep step) => Steps.Single(x => x.Step == step);
}
