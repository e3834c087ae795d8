using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>Stores passwords as Argon2id over HMAC-SHA-256 under the pepper: docs/adr/0003-passwords.md.</summary>
public sealed class Argon2Passwords : IPasswordHasher
{
    private readonly KeyRing keys;
    private readonly HashWorkers workers;
    private readonly ILogger<Argon2Passwords> logger;
    private readonly Argon2Cost cost;
    private readonly DeriveKey derive;
    private readonly byte currentPepper;

    // Compared with when there is no stored hash, so that nobody's password takes the time of somebody's.
    private readonly PasswordRecord dummy;

    public Argon2Passwords(KeyRing keys, HashWorkers workers, ILogger<Argon2Passwords> logger)
        : this(keys, workers, logger, Argon2Cost.Current, Argon2.Derive) { }

    internal Argon2Passwords(
        KeyRing keys,
        HashWorkers workers,
        ILogger<Argon2Passwords> logger,
        Argon2Cost cost,
        DeriveKey derive
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        this.keys = keys;
        this.workers = workers;
        this.logger = logger;
        this.cost = cost;
        this.derive = derive;
        currentPepper = keys.InUse(KeyUse.Pepper);
        dummy = NewRecord(RandomNumberGenerator.GetBytes(Argon2.HashBytes));
    }

    public Task<string> HashAsync(string password, CancellationToken cancel)
    {
        var text = PasswordText.Normalise(password);
        return workers.RunAsync(() => Fill(NewRecord(new byte[Argon2.HashBytes]), text).ToString(), cancel);
    }

    public Task<PasswordCheck> VerifyAsync(string password, string? storedHash, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(password);
        // Too long to be anybody's: it takes the same path, and cannot match.
        var possible = password.Length <= PasswordText.UnitsMax;
        var text = possible ? PasswordText.Normalise(password) : "";
        var known = TryRead(storedHash, out var record) && possible;
        return workers.RunAsync(() => Compare(record, text, known), cancel);
    }

    private PasswordCheck Compare(PasswordRecord record, string text, bool known)
    {
        var made = Fill(record with { Hash = new byte[Argon2.HashBytes] }, text).Hash;
        var matches = CryptographicOperations.FixedTimeEquals(made, record.Hash) & known;
        CryptographicOperations.ZeroMemory(made);
        return new(matches, matches && (record.Cost != cost || record.PepperVersion != currentPepper));
    }

    private bool TryRead(string? storedHash, out PasswordRecord record)
    {
        record = dummy;
        if (storedHash is null)
            return false;
        if (!PasswordRecord.TryParse(storedHash, out var read))
            logger.LogError("A stored password hash is damaged or of another scheme; nobody can sign in with it.");
        else if (!keys.Pepper.ContainsKey(read.PepperVersion))
            logger.LogError("Pepper {Version} of a stored password is not on the key ring.", read.PepperVersion);
        else
            record = read;
        return !ReferenceEquals(record, dummy);
    }

    private PasswordRecord NewRecord(byte[] hash) =>
        new(cost, currentPepper, RandomNumberGenerator.GetBytes(Argon2.SaltBytes), hash);

    private PasswordRecord Fill(PasswordRecord record, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> peppered = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Pepper[record.PepperVersion], utf8, peppered);
        CryptographicOperations.ZeroMemory(utf8);
        derive(record.Cost, peppered, record.Salt, record.Hash);
        CryptographicOperations.ZeroMemory(peppered);
        return record;
    }
}
