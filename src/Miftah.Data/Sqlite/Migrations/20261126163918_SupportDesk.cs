using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SupportDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "recovery_attempt",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Purpose",
                table: "mail_message",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReceiverHash",
                table: "mail_message",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "mail_message",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "enrolment_attempt",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "contact_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Topic = table.Column<int>(type: "INTEGER", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    WordsSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TokenHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReplySealed = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_message", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_mail_message_ReceiverHash",
                table: "mail_message",
                column: "ReceiverHash");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt",
                column: "Reference");

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
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt");

            migrationBuilder.DropIndex(
                name: "IX_mail_message_ReceiverHash",
                table: "mail_message");

            migrationBuilder.DropIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "recovery_attempt");

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
                name: "Reference",
                table: "enrolment_attempt");
        }
    }
}
