namespace Miftah.Web.Features.Contact;

/// <summary>Writing to support, and reading the answer. The line of messages is the support desk's.</summary>
public static class ContactFeature
{
    public static IServiceCollection AddContact(this IServiceCollection services) =>
        services.AddScoped<ReceiveMessage>();
}
