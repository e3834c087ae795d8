using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OutboxLanes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_message_DueAt",
                table: "outbox_message");

            migrationBuilder.AddColumn<int>(
                name: "Lane",
                table: "outbox_message",
                type: "INTEGER",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_Lane_DueAt",
                table: "outbox_message",
                columns: new[] { "Lane", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_message_Lane_DueAt",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "Lane",
                table: "outbox_message");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_DueAt",
                table: "outbox_message",
                column: "DueAt");
        }
    }
}
