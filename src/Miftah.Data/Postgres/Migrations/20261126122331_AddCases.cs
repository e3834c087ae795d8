using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    OfficeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AssignedTo = table.Column<Guid>(type: "uuid", nullable: true),
                    Evidence = table.Column<int>(type: "integer", nullable: true),
                    EvidenceAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AccountVersion = table.Column<int>(type: "integer", nullable: false),
                    NamesSealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    NumberChangeId = table.Column<Guid>(type: "uuid", nullable: true),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondOfficeId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VetoedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FingerprintAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsSecond = table.Column<bool>(type: "boolean", nullable: false),
                    Verdict = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "look",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fact = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_look", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "look_stop",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LiftedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_look_stop", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "veto_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_veto_link", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_case_AccountId",
                table: "case",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_case_AssignedTo",
                table: "case",
                column: "AssignedTo");

            migrationBuilder.CreateIndex(
                name: "IX_case_OfficeId_State_OpenedAt",
                table: "case",
                columns: new[] { "OfficeId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_case_Reference",
                table: "case",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_SecondId",
                table: "case",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_decision_CaseId_Round_IsSecond",
                table: "decision",
                columns: new[] { "CaseId", "Round", "IsSecond" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_decision_CaseId_Round_StaffId",
                table: "decision",
                columns: new[] { "CaseId", "Round", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_look_AccountId",
                table: "look",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_look_CaseId",
                table: "look",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_look_StaffId_At",
                table: "look",
                columns: new[] { "StaffId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_look_stop_StaffId",
                table: "look_stop",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_veto_link_CaseId",
                table: "veto_link",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_veto_link_EndsAt",
                table: "veto_link",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_veto_link_TokenHash",
                table: "veto_link",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case");

            migrationBuilder.DropTable(
                name: "decision");

            migrationBuilder.DropTable(
                name: "look");

            migrationBuilder.DropTable(
                name: "look_stop");

            migrationBuilder.DropTable(
                name: "veto_link");
        }
    }
}
