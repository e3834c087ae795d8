using System.Text.Json;

namespace Miftah.KioskSimulator;

/// <summary>A person whose finger and card can be put on the readers.</summary>
/// <param name="Name">As the simulator's page shows it.</param>
/// <param name="IdentityNumber">What the card says.</param>
/// <param name="Finger">A record of ISO/IEC 19794-2 in base64; null for a person without a readable finger.</param>
public sealed record SimulatedPerson(string Name, string IdentityNumber, string? Finger);

/// <summary>What a start in Development writes for its demo kiosk: demo-kiosk.json.</summary>
/// <param name="Kiosk">The kiosk's number.</param>
/// <param name="PrivateKey">Ed25519, 32 bytes in base64. A real device makes its own and never gives it away.</param>
/// <param name="Origin">The portal's kiosk door.</param>
/// <param name="AgencyKey">What captures are sealed to: a point on P-256 in base64.</param>
/// <param name="People">Whom the simulator can play.</param>
public sealed record KioskFile(
    Guid Kiosk,
    string PrivateKey,
    Uri Origin,
    string AgencyKey,
    IReadOnlyList<SimulatedPerson> People
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static KioskFile Read(string path) =>
        JsonSerializer.Deserialize<KioskFile>(File.ReadAllText(path), Json)
        ?? throw new FormatException($"{path} says nothing.");
}
