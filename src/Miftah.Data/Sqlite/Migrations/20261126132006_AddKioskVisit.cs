using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddKioskVisit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kiosk_visit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    KioskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IdentityKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NumberSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Capture = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Fingers = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NameSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Task = table.Column<int>(type: "INTEGER", nullable: true),
                    Done = table.Column<int>(type: "INTEGER", nullable: true),
                    LinkHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LinkEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kiosk_visit", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kiosk_visit_IdentityKey",
                table: "kiosk_visit",
                column: "IdentityKey");

            migrationBuilder.CreateIndex(
                name: "IX_kiosk_visit_LinkHash",
                table: "kiosk_visit",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kiosk_visit_SecretHash",
                table: "kiosk_visit",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kiosk_visit_StartedAt",
                table: "kiosk_visit",
                column: "StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kiosk_visit");
        }
    }
}
