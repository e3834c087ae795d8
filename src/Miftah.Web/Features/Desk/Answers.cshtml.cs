using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Desk;

/// <summary>The answers of the help page, with what to say on the telephone.</summary>
[Needs("desk.answers")]
public sealed class AnswersModel : StaffPage
{
    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<string> Found => AnswerLibrary.Find(this.T(), Words);

    public void OnGet() { }

    public void OnPost() { }
}
