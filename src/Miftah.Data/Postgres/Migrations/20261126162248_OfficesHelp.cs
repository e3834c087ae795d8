using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Miftah.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OfficesHelp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AddressAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AddressEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CityAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CityEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "office",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursAr",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HoursEn",
                table: "office",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Offers",
                table: "office",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "office",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AddressAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "AddressEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "CityAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "CityEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "office");

            migrationBuilder.DropColumn(
                name: "HoursAr",
                table: "office");

            migrationBuilder.DropColumn(
                name: "HoursEn",
                table: "office");

            migrationBuilder.DropColumn(
                name: "Offers",
                table: "office");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "office");
        }
    }
}
