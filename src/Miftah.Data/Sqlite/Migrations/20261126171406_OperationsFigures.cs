using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OperationsFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Prefix",
                table: "sms_message",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_CreatedAt_Prefix_Status",
                table: "sms_message",
                columns: new[] { "CreatedAt", "Prefix", "Status" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sms_message_CreatedAt_Prefix_Status",
                table: "sms_message");

            migrationBuilder.DropColumn(
                name: "Prefix",
                table: "sms_message");
        }
    }
}
