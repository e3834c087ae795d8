using Microsoft.Extensions.Options;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// The caps as the operator last set them rightly: a slip of the pen while the portal serves must neither open the caps
/// nor silence the notices.
/// </summary>
public sealed partial class SmsCapSettings(IOptionsMonitor<SmsCapOptions> options, ILogger<SmsCapSettings> log)
{
    private SmsCapOptions good = new();

    public SmsCapOptions Current
    {
        get
        {
            try
            {
                var set = options.CurrentValue;
                if (set == good || !set.Problems().Any())
                    return good = set;
                LogRefused(string.Join(' ', set.Problems()));
            }
            catch (InvalidOperationException notANumber)
            {
                LogRefused(notANumber.Message);
            }
            return good;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The caps of SMS stay as they were: {Problems}")]
    private partial void LogRefused(string problems);
}
