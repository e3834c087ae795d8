namespace Miftah.Domain.Messaging;

/// <summary>Whether a way out for e-mail is configured: where there is none, no address is taken.</summary>
public sealed class MailSwitch(bool isOn)
{
    private volatile bool isOn = isOn;

    public bool IsOn
    {
        get => isOn;
        set => isOn = value;
    }
}
