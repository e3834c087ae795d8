using System.Reflection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;
using Miftah.Web.Features.Security;
using Page = Miftah.Tests.Support.Page;

namespace Miftah.Tests.Security;

/// <summary>
/// A hold closes every handler of every page that keeps what guards an account: the list comes from the pages
/// themselves, so that a new one is in it or is named here as open.
/// </summary>
public sealed class HeldActTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    /// <summary>They close ways in and open none: a thief gains nothing, an owner may need them.</summary>
    private static readonly string[] Open = ["/security", "/security/password"];

    private readonly TestPortal portal = on.Portal;

    [Fact]
    public void OpenPages_AreTheOnesNamedHere() =>
        Posts().Where(x => !x.IsClosed).Select(x => x.Path).Distinct().Order().ShouldBe(Open);

    [Fact]
    public void HeldActs_AreActs_AndNoneThatOnlyClosesAWayIn()
    {
        var all = typeof(Acts).GetFields().Select(x => (string)x.GetRawConstantValue()!).ToList();

        HeldActs.All.ShouldBeSubsetOf(all);
        HeldActs.Close([Acts.PasswordChanged]).ShouldBeFalse();
        HeldActs.Close([Acts.Frozen, Acts.DeviceForgotten]).ShouldBeFalse();
        HeldActs.Close([Acts.DeviceForgotten, Acts.EmailAdded]).ShouldBeTrue();
        HeldActs.Close([]).ShouldBeTrue("a page that says nothing waits");
    }

    [Fact]
    [Sentence(55)]
    public async Task OnHold_EveryHandlerOfEveryClosedPage_Refuses()
    {
        var (browser, shown, person) = await SignedInAsync(onHold: true);

        foreach (var (path, handler, _) in Posts().Where(x => x.IsClosed))
        {
            var answer = await PostAsync(browser, shown, path, handler, person);
            answer.Status.ShouldBe(System.Net.HttpStatusCode.Redirect, $"{path} {handler}");
            answer.Location.ShouldBe("/security", $"{path} {handler}");
        }

        (await HeldDoneAsync(person)).ShouldBeEmpty();
        (await browser.GetAsync("/security")).Text.ShouldContain("حسابك في فترة حماية");
    }

    [Fact]
    [NegativeControl(55)]
    public async Task WithoutAHold_TheSamePostsDoWhatTheyAreFor()
    {
        var (browser, shown, person) = await SignedInAsync(onHold: false);

        foreach (var (path, handler, _) in Posts().Where(x => x.IsClosed))
            await PostAsync(browser, shown, path, handler, person);

        var done = await HeldDoneAsync(person);
        done.ShouldContain(Acts.AuthenticatorRemoved);
        done.ShouldContain(Acts.EmailCodeSent);
    }

    private static Task<Page> PostAsync(Browser browser, Page shown, string path, string handler, Guarded person) =>
        browser.PostAsync(
            shown,
            $"{path}?id={person.App.Id:N}{(handler.Length > 0 ? $"&handler={handler}" : "")}",
            ("Address", "held@example.org"),
            ("Code", "123456"),
            ("Label", "x")
        );

    private async Task<(Browser Browser, Page Shown, Guarded Person)> SignedInAsync(bool onHold)
    {
        var (person, browser) = (await portal.NewGuardedAsync(), portal.NewBrowser());
        await browser.PasswordAsync(person);
        (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).ShouldGoTo("/home");
        var shown = await browser.GetAsync("/security/codes");
        var until = portal.Clock.Now().AddDays(onHold ? 1 : -1);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person.Person))
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, until))
        );
        return (browser, shown, person);
    }

    private Task<List<string>> HeldDoneAsync(Guarded person) =>
        portal.InDbAsync(async db =>
            (
                await db
                    .AuditRecords.Where(x => x.AccountId == person.Account.Id)
                    .Select(x => x.Act)
                    .Distinct()
                    .ToListAsync()
            )
                .Where(HeldActs.All.Contains)
                .ToList()
        );

    // Every post of every page of the kind, from the pages' own route table.
    private List<(string Path, string Handler, bool IsClosed)> Posts() =>
        [
            .. portal
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
                .Select(x => (x.AttributeRouteInfo!.Template, Model: ModelOf(x.ViewEnginePath)))
                .Where(x => x.Model is not null)
                .SelectMany(
                    x => x.Model!.GetMethods().Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)),
                    (x, post) => ($"/{x.Template}", HandlerOf(post), IsClosed(x.Model!))
                ),
        ];

    private static Type? ModelOf(string page) =>
        typeof(SecurityPage).Assembly.GetType($"Miftah.Web.Features{page.Replace('/', '.')}Model") is { } model
        && model.IsSubclassOf(typeof(SecurityPage))
            ? model
            : null;

    private static string HandlerOf(MethodInfo post) =>
        post.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal);

    private static bool IsClosed(Type model)
    {
        var page = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(model);
        return (bool)
            typeof(SecurityPage)
                .GetProperty("ClosedByHold", BindingFlags.NonPublic | BindingFlags.Instance)!
                .GetValue(page)!;
    }
}
