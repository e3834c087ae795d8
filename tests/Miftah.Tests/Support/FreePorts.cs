using System.Net;
using System.Net.Sockets;

namespace Miftah.Tests.Support;

/// <summary>Loopback ports for servers whose address must be known before they open.</summary>
/// <remarks>
/// Below the range from which the kernel gives outgoing connections their ports (32768 and up on Linux): a port that
/// was asked of the kernel and let go again may be taken by any connection before the server binds it. Each port is
/// given once a process; two test processes begin at different places. The ports above it, up to <see cref="Doors"/> in
/// all, are left alone: a portal opens its further doors there.
/// </remarks>
public static class FreePorts
{
    private const int First = 15_000;
    private const int Doors = 4;
    private const int Count = 16_000 / Doors;

    private static int next = Environment.ProcessId * 251 % Count;

    /// <summary>A port that nothing listened on a moment ago.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int One()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + Doors * (int)((uint)Interlocked.Increment(ref next) % Count);
            if (IsFree(port))
                return port;
        }
        throw new InvalidOperationException("Each port that tests may use is taken.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
