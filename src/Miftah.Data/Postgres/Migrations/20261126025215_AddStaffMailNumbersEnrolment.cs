using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddStaffMailNumbersEnrolment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ClaimIndex",
                table: "subscriber_account",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NumberChangedAt",
                table: "subscriber_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "TextHash",
                table: "sms_message",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "email_claim",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_claim", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_attempt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ClaimSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    KnownDevice = table.Column<bool>(type: "boolean", nullable: false),
                    DeviceLabel = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    QuestionKey = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AnswerSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<int>(type: "integer", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    CodeEndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    CodesSent = table.Column<int>(type: "integer", nullable: false),
                    CodeAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Resends = table.Column<int>(type: "integer", nullable: false),
                    CodeUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UsernameChecks = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LifeEndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment_attempt", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mail_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ToSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    TextSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "number_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Within = table.Column<Guid>(type: "uuid", nullable: false),
                    ProvedByMobile = table.Column<bool>(type: "boolean", nullable: false),
                    NumberSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    CodeEndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CodeAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    CodesAsked = table.Column<int>(type: "integer", nullable: false),
                    CodesSent = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CodeUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_change", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "office",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NameAr = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Agency = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_office", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    IsFirst = table.Column<bool>(type: "boolean", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_invitation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceKeyId = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false),
                    BoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_passkey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    DeviceLabel = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Roles = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    NumberKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    PersonalSealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_account", x => x.Id);
                    table.ForeignKey(
                        name: "FK_staff_account_office_OfficeId",
                        column: x => x.OfficeId,
                        principalTable: "office",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_ClaimIndex",
                table: "subscriber_account",
                column: "ClaimIndex");

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_TextHash",
                table: "sms_message",
                column: "TextHash");

            migrationBuilder.CreateIndex(
                name: "IX_email_claim_AccountId",
                table: "email_claim",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_email_claim_EndsAt",
                table: "email_claim",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_AccountId",
                table: "enrolment_attempt",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_SecretHash",
                table: "enrolment_attempt",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_StartedAt",
                table: "enrolment_attempt",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_mail_message_EndsAt",
                table: "mail_message",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_number_change_AccountId",
                table: "number_change",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_number_change_StartedAt",
                table: "number_change",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_number_change_Within",
                table: "number_change",
                column: "Within");

            migrationBuilder.CreateIndex(
                name: "IX_staff_account_NumberKey",
                table: "staff_account",
                column: "NumberKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_account_OfficeId",
                table: "staff_account",
                column: "OfficeId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitation_EndsAt",
                table: "staff_invitation",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitation_StaffId",
                table: "staff_invitation",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitation_TokenHash",
                table: "staff_invitation",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_passkey_DeviceKeyId",
                table: "staff_passkey",
                column: "DeviceKeyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_passkey_StaffId",
                table: "staff_passkey",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_session_StaffId",
                table: "staff_session",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_session_StartedAt",
                table: "staff_session",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_staff_session_TokenHash",
                table: "staff_session",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "email_claim");

            migrationBuilder.DropTable(
                name: "enrolment_attempt");

            migrationBuilder.DropTable(
                name: "mail_message");

            migrationBuilder.DropTable(
                name: "number_change");

            migrationBuilder.DropTable(
                name: "staff_account");

            migrationBuilder.DropTable(
                name: "staff_invitation");

            migrationBuilder.DropTable(
                name: "staff_passkey");

            migrationBuilder.DropTable(
                name: "staff_session");

            migrationBuilder.DropTable(
                name: "office");

            migrationBuilder.DropIndex(
                name: "IX_subscriber_account_ClaimIndex",
                table: "subscriber_account");

            migrationBuilder.DropIndex(
                name: "IX_sms_message_TextHash",
                table: "sms_message");

            migrationBuilder.DropColumn(
                name: "ClaimIndex",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "NumberChangedAt",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "TextHash",
                table: "sms_message");
        }
    }
}
