using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AttemptReferences : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "enrolment_attempt",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt",
                column: "Reference");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_recovery_attempt_Reference",
                table: "recovery_attempt");

            migrationBuilder.DropIndex(
                name: "IX_enrolment_attempt_Reference",
                table: "enrolment_attempt");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "recovery_attempt");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "enrolment_attempt");
        }
    }
}
