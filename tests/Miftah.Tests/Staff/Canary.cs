using System.Buffers.Text;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Text;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>
/// A person with everything that guards an account, and with a code and an answer on their way: what a page of staff
/// must not hold of them, in each usual spelling.
/// </summary>
internal sealed record Canary(Someone Person, IReadOnlyList<string> Spellings, IReadOnlyList<string> Codes)
{
    // Shorter ones stand in a page by chance.
    private const int BytesMin = 12;

    public static async Task<Canary> LiveAsync(TestPortal portal)
    {
        var owner = await portal.NewGuardedAsync();
        var home = portal.NewBrowser();
        await home.PasswordAsync(owner);
        (await home.FillAsync("/sign-in/code", ("Code", owner.AppCode()))).ShouldGoTo("/home");
        using var passkey = await home.BindPasskeyAsync();
        var code = await portal.CodeForAsync(portal.NewBrowser(), owner.Person);
        var answering = portal.NewBrowser();
        await answering.ClaimAsync(owner.Person.Number, owner.Person.Mobile);
        await answering.FillAsync("/recover/answer", ("Answer", owner.Person.Passport)); // The worker does not come.
        var (kept, hash) = await KeptAsync(portal, owner.Person);
        byte[][] bytes = [passkey.Id, owner.Secret, .. kept];
        string[] words =
        [
            .. bytes.SelectMany(Spell),
            hash,
            Someone.CrowdPassword,
            .. owner.SavedCodes,
            .. owner.SavedCodes.Select(x => x.Replace("-", "", StringComparison.Ordinal)),
            .. home.Cookies.GetAllCookies().Select(x => x.Value).Where(x => x.Length > BytesMin),
            owner.Person.Passport,
            owner.Person.Username,
            owner.Person.Number,
            owner.Person.Mobile,
            owner.Person.Mobile.Replace("+966", "0", StringComparison.Ordinal),
            owner.Person.Person.NameArabic,
            owner.Person.Person.NameEnglish,
        ];
        return new(owner.Person, [.. words.Distinct()], [code, owner.AppCode()]);
    }

    /// <summary>What of it stands in a page's body, headers, cookies or address.</summary>
    public IEnumerable<string> In(Page page)
    {
        var all = $"{page.Location}\n{string.Join('\n', page.Headers.Values)}\n{page.Body}";
        var read = WebUtility.HtmlDecode(all);
        return Spellings
            .Where(x => all.Contains(x, StringComparison.Ordinal) || read.Contains(x, StringComparison.Ordinal))
            .Concat(Codes.Where(x => Regex.IsMatch(read, $@"(?<!\w){x}(?!\w)")));
    }

    /// <summary>Every sealed or hashed column of the person's rows, and the hash of the password.</summary>
    public static async Task<(List<byte[]> Bytes, string PasswordHash)> KeptAsync(TestPortal portal, Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == id);
            var bound = await db.Authenticators.AsNoTracking().Where(x => x.AccountId == id).ToListAsync();
            var sets = bound.Select(x => x.Id).ToList();
            object[] rows =
            [
                account,
                .. bound,
                .. await db.Passkeys.AsNoTracking().Where(x => x.AccountId == id).OrderBy(x => x.Id).ToListAsync(),
                .. await db
                    .SavedCodes.AsNoTracking()
                    .Where(x => sets.Contains(x.SetId))
                    .OrderBy(x => x.Id)
                    .ToListAsync(),
                .. await Attempts(db, account.IdentityKey).OrderBy(x => x.Id).ToListAsync(),
                .. await db.Sessions.AsNoTracking().Where(x => x.AccountId == id).OrderBy(x => x.Id).ToListAsync(),
            ];
            return (rows.SelectMany(BytesOf).ToList(), account.PasswordHash);
        });
    }

    public static IEnumerable<string> Spell(byte[] bytes)
    {
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        yield return Convert.ToBase64String(bytes).TrimEnd('=');
        yield return Base64Url.EncodeToString(bytes);
        yield return Base32.Encode(bytes).TrimEnd('=');
    }

    private static IQueryable<Domain.Recovery.RecoveryAttempt> Attempts(MiftahDb db, byte[] key) =>
        db.RecoveryAttempts.AsNoTracking().Where(x => x.IdentityKey == key);

    private static IEnumerable<byte[]> BytesOf(object row) =>
        row.GetType()
            .GetProperties()
            .Where(x => x.PropertyType == typeof(byte[]))
            .Select(x => x.GetValue(row))
            .OfType<byte[]>()
            .Where(x => x.Length >= BytesMin);
}
