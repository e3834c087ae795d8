using Microsoft.AspNetCore.Identity;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Authenticators.Staff;

/// <summary>The passkeys of staff, under the staff door's own origin.</summary>
public sealed class StaffCeremony(
    MiftahDb db,
    IPasskeyHandler<StaffAccount> handler,
    Sealer sealer,
    Cookies cookies,
    IHttpContextAccessor accessor,
    TimeProvider clock
) : PasskeyCeremony<StaffAccount>(db, handler, sealer, cookies, accessor, clock);
