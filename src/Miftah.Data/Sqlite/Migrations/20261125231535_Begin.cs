using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_record",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Proofs = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LogIndex = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_record", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "authenticator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BoundIn = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SecretSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authenticator", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "freeze_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_freeze_link", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "guess_budget",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Lane = table.Column<int>(type: "INTEGER", nullable: false),
                    Consecutive = table.Column<int>(type: "INTEGER", nullable: false),
                    T1 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T2 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T3 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T4 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T5 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T6 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T7 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T8 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T9 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T10 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T11 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T12 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T13 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T14 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T15 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T16 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T17 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T18 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T19 = table.Column<DateTime>(type: "TEXT", nullable: true),
                    T20 = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guess_budget", x => new { x.Key, x.Kind, x.Lane });
                });

            migrationBuilder.CreateTable(
                name: "known_device",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_device", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GivenUpAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeviceKeyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignCount = table.Column<long>(type: "INTEGER", nullable: false),
                    Transports = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "passkey_challenge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BrowserHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Use = table.Column<int>(type: "INTEGER", nullable: false),
                    Within = table.Column<Guid>(type: "TEXT", nullable: false),
                    StateSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey_challenge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_attempt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ClaimSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    KnownDevice = table.Column<bool>(type: "INTEGER", nullable: false),
                    QuestionKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AnswerSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CodeEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    CodesSent = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeAskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Resends = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NeedsSecondProof = table.Column<bool>(type: "INTEGER", nullable: false),
                    SecondProofAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SecondProofId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SecondProof = table.Column<int>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LifeEndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PasswordSetAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_attempt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "saved_code",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_code", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Method = table.Column<int>(type: "INTEGER", nullable: false),
                    DeviceLabel = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KnownDevice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    Then = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CodeEndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CodeAskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CodeTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Resends = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_attempt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_record",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Method = table.Column<int>(type: "INTEGER", nullable: true),
                    DeviceLabel = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_record", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sms_count",
                columns: table => new
                {
                    Scope = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Hours = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sms_count", x => new { x.Scope, x.Hours, x.StartsAt });
                });

            migrationBuilder.CreateTable(
                name: "sms_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    ToSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TextSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    GatewayId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ReportTokenHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sms_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_challenge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "subscriber_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NumberIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MobileIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UsernameIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IndexVersion = table.Column<byte>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonalSealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    HoldEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UnfrozenByProofsBefore = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StateBeforeFreeze = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriber_account", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_key",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MasterVersion = table.Column<byte>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_key", x => x.SubjectId);
                    table.ForeignKey(
                        name: "FK_data_key_subscriber_account_SubjectId",
                        column: x => x.SubjectId,
                        principalTable: "subscriber_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_AccountId_At",
                table: "audit_record",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_LogIndex",
                table: "audit_record",
                column: "LogIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_unsequenced",
                table: "audit_record",
                column: "Id",
                filter: "\"LogIndex\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_authenticator_AccountId",
                table: "authenticator",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_data_key_MasterVersion",
                table: "data_key",
                column: "MasterVersion");

            migrationBuilder.CreateIndex(
                name: "IX_freeze_link_EndsAt",
                table: "freeze_link",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_freeze_link_TokenHash",
                table: "freeze_link",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_guess_budget_T1",
                table: "guess_budget",
                column: "T1");

            migrationBuilder.CreateIndex(
                name: "IX_known_device_AccountId",
                table: "known_device",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_known_device_TokenHash_IdentityKey",
                table: "known_device",
                columns: new[] { "TokenHash", "IdentityKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_DueAt",
                table: "outbox_message",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_passkey_AccountId",
                table: "passkey",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_passkey_DeviceKeyId",
                table: "passkey",
                column: "DeviceKeyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkey_challenge_EndsAt",
                table: "passkey_challenge",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_IdentityKey",
                table: "recovery_attempt",
                column: "IdentityKey");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_SecretHash",
                table: "recovery_attempt",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_StartedAt",
                table: "recovery_attempt",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_saved_code_SetId_Hash",
                table: "saved_code",
                columns: new[] { "SetId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_session_AccountId",
                table: "session",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_session_StartedAt",
                table: "session",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_session_TokenHash",
                table: "session",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempt_AccountId",
                table: "sign_in_attempt",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempt_SecretHash",
                table: "sign_in_attempt",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempt_StartedAt",
                table: "sign_in_attempt",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_record_At",
                table: "sign_in_record",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_record_Key_At",
                table: "sign_in_record",
                columns: new[] { "Key", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_sms_count_StartsAt",
                table: "sms_count",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_EndsAt",
                table: "sms_message",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_ReportTokenHash",
                table: "sms_message",
                column: "ReportTokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spent_challenge_EndsAt",
                table: "spent_challenge",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_IdentityKey",
                table: "subscriber_account",
                column: "IdentityKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_IndexVersion",
                table: "subscriber_account",
                column: "IndexVersion");

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_MobileIndex",
                table: "subscriber_account",
                column: "MobileIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_NumberIndex",
                table: "subscriber_account",
                column: "NumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_UsernameIndex",
                table: "subscriber_account",
                column: "UsernameIndex",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_record");

            migrationBuilder.DropTable(
                name: "authenticator");

            migrationBuilder.DropTable(
                name: "data_key");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "freeze_link");

            migrationBuilder.DropTable(
                name: "guess_budget");

            migrationBuilder.DropTable(
                name: "known_device");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "passkey_challenge");

            migrationBuilder.DropTable(
                name: "recovery_attempt");

            migrationBuilder.DropTable(
                name: "saved_code");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "sign_in_attempt");

            migrationBuilder.DropTable(
                name: "sign_in_record");

            migrationBuilder.DropTable(
                name: "sms_count");

            migrationBuilder.DropTable(
                name: "sms_message");

            migrationBuilder.DropTable(
                name: "spent_challenge");

            migrationBuilder.DropTable(
                name: "subscriber_account");
        }
    }
}
