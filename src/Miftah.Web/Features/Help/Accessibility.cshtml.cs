using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>
/// The accessibility statement: the goal, what works, what does not yet, and where to report a barrier.
/// </summary>
public sealed class AccessibilityModel : PlainPage;
