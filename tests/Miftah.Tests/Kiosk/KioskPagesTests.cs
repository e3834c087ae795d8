using System.Buffers.Text;
using System.Net;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>The operators' pages: a kiosk from its key to its end, in both languages.</summary>
public class KioskPagesTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private const string Add = "/staff/kiosks/add";
    private readonly TestPortal portal = on.Portal;

    [Theory]
    [InlineData(false, "ليست هذه بصمة المفتاح", "هذا الجهاز من طلبك")]
    [InlineData(true, "This is not the fingerprint", "You asked for this kiosk")]
    [Sentence(58)]
    public async Task TwoOperators_PutAKioskIntoService_AndOneTakesItOut(bool english, string differs, string own)
    {
        using var key = new KioskKey();
        var first = await portal.StaffAsync(StaffRole.Operator, english: english);
        var second = await portal.StaffAsync(StaffRole.Operator, english: english);
        var path = await AskAsync(first, key);
        key.Id = Guid.ParseExact(path[^32..], "N");
        (await first.GetAsync(path)).Text.ShouldContain(own);

        (await ApproveAsync(second, path, "0000-0000-0000-0000")).Errors.ShouldContain(differs);
        (await OpenAsync(key)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await ApproveAsync(second, path, DeviceKey.Fingerprint(key.PublicKey))).ShouldGoTo(Here(english, path));
        (await OpenAsync(key)).Status.ShouldBe(HttpStatusCode.OK);

        (await first.StepUpAsync(path)).ShouldGoTo(Here(english, path));
        (await OpenAsync(key)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await first.GetAsync("/staff/kiosks")).Text.ShouldContain(english ? "Market kiosk" : "جهاز السوق");
    }

    [Theory]
    [InlineData(false, "تُكتب الخانات الثلاث والأربعون", "يُختار موقع الجهاز")]
    [InlineData(true, "Write the 43 characters", "Choose where the kiosk stands")]
    public async Task WhatCannotBeRead_IsSaid_AndNothingIsLost(bool english, string wrongKey, string noPlace)
    {
        var member = await portal.StaffAsync(StaffRole.Operator, english: english);

        var page = await member.FillAsync(Add, ("Key", "half-a-key"), ("Place", "nowhere"));

        page.Errors.ShouldContain(wrongKey);
        page.Errors.ShouldContain(noPlace);
        page.Body.ShouldContain("half-a-key");
    }

    [Fact]
    public async Task AnotherRole_SeesNoKiosk()
    {
        using var key = await portal.NewKioskAsync();
        var member = await portal.StaffAsync(StaffRole.SupportAgent);

        foreach (var path in (string[])["/staff/kiosks", Add, $"/staff/kiosks/{key.Id:N}"])
            (await member.GetAsync(path)).Status.ShouldNotBe(HttpStatusCode.OK, path);
    }

    private async Task<string> AskAsync(StaffBrowser member, KioskKey key)
    {
        var place = await portal.KioskPlaceAsync();
        var shown = Base64Url.EncodeToString(key.PublicKey);
        var asked = await member.StepUpAsync(Add, ("Key", shown), ("Place", $"{place.Id:N}"));
        asked.Status.ShouldBe(HttpStatusCode.Redirect, asked.Errors);
        return asked.Location![asked.Location!.IndexOf("/staff", StringComparison.Ordinal)..];
    }

    private static Task<Page> ApproveAsync(StaffBrowser member, string path, string fingerprint) =>
        member.StepUpAsync(path, ("Fingerprint", fingerprint));

    private Task<Page> OpenAsync(KioskKey key) => portal.NewKioskBrowser(key).GetAsync("/kiosk");

    private static string Here(bool english, string path) => english ? $"/en{path}" : path;
}
