using Miftah.Domain.Audit;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>One record as an auditor reads it: nothing of a subscriber, not even a key.</summary>
/// <param name="Index">Its place in the log; null while it waits.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Act">One of <see cref="Acts"/>.</param>
/// <param name="Reason">A code, or empty.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="By">Which member of staff, or at which kiosk; null where there was neither.</param>
/// <param name="About">The reference of a case or request, a colleague, a place, or what was read; or empty.</param>
/// <param name="IsErased">Nothing is left but what the log holds.</param>
/// <param name="Stands">The newest checkpoint stands for it.</param>
public sealed record RecordRow(
    long? Index,
    DateTime At,
    string Act,
    string Reason,
    Actor Actor,
    Named? By,
    string About,
    bool IsErased,
    bool Stands
);

/// <summary>A member of staff or a place, as staff know it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Member">The key of a member of staff; null for a place.</param>
/// <param name="More">The office and roles of a member; empty for a place.</param>
public sealed record Named(string Name, Guid? Member, string More);
