using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HelpAndFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_message_DueAt",
                table: "outbox_message");

            migrationBuilder.AddColumn<string>(
                name: "Prefix",
                table: "sms_message",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "recovery_attempt",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Lane",
                table: "outbox_message",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<string>(
                name: "AddressAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AddressEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CityAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CityEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "office",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HoursEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Offers",
                table: "office",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "office",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "mail_message",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReceiverHash",
                table: "mail_message",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "mail_message",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkOpenedAt",
                table: "kiosk_visit",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "enrolment_attempt",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "contact_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Topic = table.Column<int>(type: "integer", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    WordsSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TakenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReplySealed = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_message", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_CreatedAt_Prefix_Status",
                table: "sms_message",
                columns: new[] { "CreatedAt", "Prefix", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_Lane_DueAt",
                table: "outbox_message",
                columns: new[] { "Lane", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_message_ReceiverHash",
                table: "mail_message",
                column: "ReceiverHash");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_Act_LogIndex",
                table: "audit_record",
                columns: new[] { "Act", "LogIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_Actor_LogIndex",
                table: "audit_record",
                columns: new[] { "Actor", "LogIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_message_State_ReceivedAt",
                table: "contact_message",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_message_TokenHash",
                table: "contact_message",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_message");

            migrationBuilder.DropIndex(
                name: "IX_sms_message_CreatedAt_Prefix_Status",
                table: "sms_message");

            migrationBuilder.DropIndex(
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt");

            migrationBuilder.DropIndex(
                name: "IX_outbox_message_Lane_DueAt",
                table: "outbox_message");

            migrationBuilder.DropIndex(
                name: "IX_mail_message_ReceiverHash",
                table: "mail_message");

            migrationBuilder.DropIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt");

            migrationBuilder.DropIndex(
                name: "IX_audit_record_Act_LogIndex",
                table: "audit_record");

            migrationBuilder.DropIndex(
                name: "IX_audit_record_Actor_LogIndex",
                table: "audit_record");

            migrationBuilder.DropColumn(
                name: "Prefix",
                table: "sms_message");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "recovery_attempt");

            migrationBuilder.DropColumn(
                name: "Lane",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "AddressAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "AddressEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "CityAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "CityEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "office");

            migrationBuilder.DropColumn(
                name: "HoursAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "HoursEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "Offers",
                table: "office");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "office");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "mail_message");

            migrationBuilder.DropColumn(
                name: "ReceiverHash",
                table: "mail_message");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "mail_message");

            migrationBuilder.DropColumn(
                name: "LinkOpenedAt",
                table: "kiosk_visit");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "enrolment_attempt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_DueAt",
                table: "outbox_message",
                column: "DueAt");
        }
    }
}
