using System.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Challenges;
using Miftah.Domain.Contact;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Domain.SignIn;
using Miftah.Domain.Staff;

namespace Miftah.Data;

/// <summary>What the portal remembers. Each engine's child holds every difference between the engines.</summary>
public abstract class MiftahDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SubscriberAccount> Accounts => Set<SubscriberAccount>();
    public DbSet<DataKey> DataKeys => Set<DataKey>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<SavedCode> SavedCodes => Set<SavedCode>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<PasskeyChallenge> PasskeyChallenges => Set<PasskeyChallenge>();
    public DbSet<EmailClaim> EmailClaims => Set<EmailClaim>();
    public DbSet<NumberChange> NumberChanges => Set<NumberChange>();
    public DbSet<FreezeLink> FreezeLinks => Set<FreezeLink>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();
    public DbSet<SignInRecord> SignInRecords => Set<SignInRecord>();
    public DbSet<RecoveryAttempt> RecoveryAttempts => Set<RecoveryAttempt>();
    public DbSet<EnrolmentAttempt> EnrolmentAttempts => Set<EnrolmentAttempt>();
    public DbSet<GuessBudget> GuessBudgets => Set<GuessBudget>();
    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();
    public DbSet<AuditRecord> AuditRecords => Set<AuditRecord>();
    public DbSet<LogHead> LogHeads => Set<LogHead>();
    public DbSet<LogTile> LogTiles => Set<LogTile>();
    public DbSet<SmsMessage> SmsMessages => Set<SmsMessage>();
    public DbSet<MailMessage> MailMessages => Set<MailMessage>();
    public DbSet<ContactMessage> ContactMessages => Set<ContactMessage>();
    public DbSet<SmsCount> SmsCounts => Set<SmsCount>();
    public DbSet<KeyCheck> KeyChecks => Set<KeyCheck>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Office> Offices => Set<Office>();
    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    public DbSet<StaffPasskey> StaffPasskeys => Set<StaffPasskey>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();
    public DbSet<StaffChange> StaffChanges => Set<StaffChange>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Look> Looks => Set<Look>();
    public DbSet<LookStop> LookStops => Set<LookStop>();
    public DbSet<VetoLink> VetoLinks => Set<VetoLink>();
    public DbSet<KioskDevice> Kiosks => Set<KioskDevice>();
    public DbSet<KioskVisit> KioskVisits => Set<KioskVisit>();
    public DbSet<KioskMessage> KioskMessages => Set<KioskMessage>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Claims messages that are due by moving them to <paramref name="until"/>: nobody else takes them before.
    /// </summary>
    public abstract Task<List<OutboxMessage>> ClaimDueAsync(
        DateTime now,
        DateTime until,
        int countMax,
        CancellationToken cancel
    );

    /// <summary>True when <paramref name="failure"/> says that a row with this key exists already.</summary>
    public abstract bool IsDuplicate(DbUpdateException failure);

    /// <summary>After an erasure: takes deleted rows out of the engine's own files, as far as the engine can.</summary>
    public abstract Task ForgetDeletedAsync(CancellationToken cancel);

    /// <summary>
    /// Makes the row of a guess budget if there is none; the same statement whether or not anyone has the number.
    /// </summary>
    public Task EnsureGuessBudgetAsync(byte[] key, GuessKind kind, GuessLane lane, CancellationToken cancel) =>
        Database.ExecuteSqlAsync(
            $"""
            insert into guess_budget ("Key", "Kind", "Lane", "Consecutive") values ({key}, {(int)kind}, {(int)lane}, 0)
            on conflict do nothing
            """,
            cancel
        );

    /// <summary>Makes the row of a window in which SMS are counted if there is none.</summary>
    public Task EnsureSmsCountAsync(string scope, int hours, DateTime startsAt, CancellationToken cancel) =>
        Database.ExecuteSqlAsync(
            $"""
            insert into sms_count ("Scope", "Hours", "StartsAt", "Sent") values ({scope}, {hours}, {startsAt}, 0)
            on conflict do nothing
            """,
            cancel
        );

    /// <summary>A transaction whose reads all see the same moment.</summary>
    public Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken cancel) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <summary>Brings the schema up to this release.</summary>
    public async Task UpgradeAsync(CancellationToken cancel)
    {
        await Database.MigrateAsync(cancel);
        await EnsureAppendOnlyAsync(cancel);
    }

    /// <summary>
    /// Makes the database itself refuse that a record is deleted, or changed but for what its class allows. Against
    /// mistakes and injected statements: whoever owns the database can lift it, and is met by the log.
    /// </summary>
    protected abstract Task EnsureAppendOnlyAsync(CancellationToken cancel);

    /// <summary>True when the schema is of an earlier release.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancel) =>
        (await Database.GetPendingMigrationsAsync(cancel)).Any();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MiftahDb).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcOnly>();
        configurationBuilder.Properties<DateTime?>().HaveConversion<UtcOnly>();
    }
}
