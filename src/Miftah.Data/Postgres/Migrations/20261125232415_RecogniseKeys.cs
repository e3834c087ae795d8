using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecogniseKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "key_check",
                columns: table => new
                {
                    Use = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Version = table.Column<byte>(type: "smallint", nullable: false),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false),
                    IsUsed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_check", x => new { x.Use, x.Version });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_check");
        }
    }
}
