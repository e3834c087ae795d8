using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditorsIndices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_audit_record_Act_LogIndex",
                table: "audit_record",
                columns: new[] { "Act", "LogIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_Actor_LogIndex",
                table: "audit_record",
                columns: new[] { "Actor", "LogIndex" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_record_Act_LogIndex",
                table: "audit_record");

            migrationBuilder.DropIndex(
                name: "IX_audit_record_Actor_LogIndex",
                table: "audit_record");
        }
    }
}
