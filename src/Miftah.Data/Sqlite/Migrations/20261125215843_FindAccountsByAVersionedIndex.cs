using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FindAccountsByAVersionedIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_subscriber_account_UsernameKey",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "Username",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "UsernameKey",
                table: "subscriber_account");

            migrationBuilder.RenameColumn(
                name: "MobileKey",
                table: "subscriber_account",
                newName: "UsernameIndex");

            migrationBuilder.RenameIndex(
                name: "IX_subscriber_account_MobileKey",
                table: "subscriber_account",
                newName: "IX_subscriber_account_UsernameIndex");

            migrationBuilder.AddColumn<byte>(
                name: "IndexVersion",
                table: "subscriber_account",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.AddColumn<byte[]>(
                name: "MobileIndex",
                table: "subscriber_account",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "NumberIndex",
                table: "subscriber_account",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_subscriber_account_IndexVersion",
                table: "subscriber_account");

            migrationBuilder.DropIndex(
                name: "IX_subscriber_account_MobileIndex",
                table: "subscriber_account");

            migrationBuilder.DropIndex(
                name: "IX_subscriber_account_NumberIndex",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "IndexVersion",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "MobileIndex",
                table: "subscriber_account");

            migrationBuilder.DropColumn(
                name: "NumberIndex",
                table: "subscriber_account");

            migrationBuilder.RenameColumn(
                name: "UsernameIndex",
                table: "subscriber_account",
                newName: "MobileKey");

            migrationBuilder.RenameIndex(
                name: "IX_subscriber_account_UsernameIndex",
                table: "subscriber_account",
                newName: "IX_subscriber_account_MobileKey");

            migrationBuilder.AddColumn<string>(
                name: "Username",
                table: "subscriber_account",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "UsernameKey",
                table: "subscriber_account",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_subscriber_account_UsernameKey",
                table: "subscriber_account",
                column: "UsernameKey",
                unique: true);
        }
    }
}
