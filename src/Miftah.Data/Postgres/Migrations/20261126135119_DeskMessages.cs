using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DeskMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ReceiverHash",
                table: "sms_message",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sms_message_ReceiverHash",
                table: "sms_message",
                column: "ReceiverHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sms_message_ReceiverHash",
                table: "sms_message");

            migrationBuilder.DropColumn(
                name: "ReceiverHash",
                table: "sms_message");
        }
    }
}
