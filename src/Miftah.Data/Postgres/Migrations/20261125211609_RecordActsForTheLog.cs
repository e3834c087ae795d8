using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RecordActsForTheLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Within",
                table: "audit_record");

            migrationBuilder.AlterColumn<string>(
                name: "Proofs",
                table: "audit_record",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(80)",
                oldMaxLength: 80);

            migrationBuilder.AlterColumn<Guid>(
                name: "AccountId",
                table: "audit_record",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<byte[]>(
                name: "Commitment",
                table: "audit_record",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "audit_record",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LogIndex",
                table: "audit_record",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Salt",
                table: "audit_record",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_LogIndex",
                table: "audit_record",
                column: "LogIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_record_unsequenced",
                table: "audit_record",
                column: "Id",
                filter: "\"LogIndex\" is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_record_LogIndex",
                table: "audit_record");

            migrationBuilder.DropIndex(
                name: "IX_audit_record_unsequenced",
                table: "audit_record");

            migrationBuilder.DropColumn(
                name: "Commitment",
                table: "audit_record");

            migrationBuilder.DropColumn(
                name: "Detail",
                table: "audit_record");

            migrationBuilder.DropColumn(
                name: "LogIndex",
                table: "audit_record");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "audit_record");

            migrationBuilder.AlterColumn<string>(
                name: "Proofs",
                table: "audit_record",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(120)",
                oldMaxLength: 120);

            migrationBuilder.AlterColumn<Guid>(
                name: "AccountId",
                table: "audit_record",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Within",
                table: "audit_record",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));
        }
    }
}
