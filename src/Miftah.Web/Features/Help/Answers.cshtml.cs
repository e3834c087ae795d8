using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>The answers that people look for, with a search that reads Arabic as it is typed.</summary>
public sealed class AnswersModel : PublicPage
{
    /// <summary>What is looked for. Posted, not in the address: people type their numbers everywhere.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<string> Found => AnswerLibrary.Find(this.T(), Words);

    public void OnGet() { }

    public void OnPost() { }
}
