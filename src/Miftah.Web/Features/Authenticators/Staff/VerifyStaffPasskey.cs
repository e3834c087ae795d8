using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Authenticators.Staff;

/// <summary>
/// A staff passkey's signature over its challenge; a counter that falls back shows a copy, which is refused.
/// </summary>
public sealed class VerifyStaffPasskey(MiftahDb db, StaffCeremony ceremony)
{
    /// <returns>Whose passkey it was, or null: nothing tells one refusal from another.</returns>
    public async Task<StaffAccount?> WhoAsync(PasskeyUse use, Guid within, string? posted, CancellationToken cancel)
    {
        if (await ceremony.ProveAsync(use, within, posted, cancel) is not { User: { } account, Passkey: { } shown })
            return null;
        var (keyId, count, backedUp) = (shown.CredentialId, (long)shown.SignCount, shown.IsBackedUp);
        var moved = await db
            .StaffPasskeys.Where(x =>
                x.DeviceKeyId == keyId
                && x.StaffId == account.Id
                && (x.SignCount < count || (x.SignCount == 0 && count == 0))
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.SignCount, count).SetProperty(x => x.IsBackedUp, backedUp),
                cancel
            );
        return moved == 1 ? account : null;
    }
}
