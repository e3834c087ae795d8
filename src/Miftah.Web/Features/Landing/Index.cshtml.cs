using Miftah.Web.Shared;

namespace Miftah.Web.Features.Landing;

/// <summary>The front door. It shows what the portal can do today, nothing else.</summary>
public sealed class IndexModel : PlainPage;
