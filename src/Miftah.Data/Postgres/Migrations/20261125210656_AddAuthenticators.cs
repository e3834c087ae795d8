using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddAuthenticators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "UnfrozenByProofsBefore",
                table: "subscriber_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Method",
                table: "sign_in_record",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Replaces",
                table: "sign_in_attempt",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Then",
                table: "sign_in_attempt",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsSecondProof",
                table: "recovery_attempt",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SecondProof",
                table: "recovery_attempt",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SecondProofAt",
                table: "recovery_attempt",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SecondProofId",
                table: "recovery_attempt",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "authenticator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Label = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BoundIn = table.Column<Guid>(type: "uuid", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SecretSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authenticator", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "passkey",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeviceKeyId = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "passkey_challenge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BrowserHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Use = table.Column<int>(type: "integer", nullable: false),
                    Within = table.Column<Guid>(type: "uuid", nullable: false),
                    StateSealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey_challenge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "saved_code",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_code", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_authenticator_AccountId",
                table: "authenticator",
                column: "AccountId");

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
                name: "IX_saved_code_SetId_Hash",
                table: "saved_code",
                columns: new[] { "SetId", "Hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "authenticator");

            migrationBuilder.DropTable(
                name: "passkey");

            migrationBuilder.DropTable(
                name: "passkey_challenge");

            migrationBuilder.DropTable(
                name: "saved_code");

            migrationBuilder.DropColumn(
                name: "UnfrozenByProofsBefore",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "Method",
                table: "sign_in_record");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "sign_in_attempt");

            migrationBuilder.DropColumn(
                name: "Then",
                table: "sign_in_attempt");

            migrationBuilder.DropColumn(
                name: "NeedsSecondProof",
                table: "recovery_attempt");

            migrationBuilder.DropColumn(
                name: "SecondProof",
                table: "recovery_attempt");

            migrationBuilder.DropColumn(
                name: "SecondProofAt",
                table: "recovery_attempt");

            migrationBuilder.DropColumn(
                name: "SecondProofId",
                table: "recovery_attempt");
        }
    }
}
