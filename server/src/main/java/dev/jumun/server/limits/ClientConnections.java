package dev.jumun.server.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the connections of each client, if there is a limit for them. Any thread. */
public final class ClientConnections {
    private static final int PREFIX = 8;

    private final ConcurrentHashMap<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private final int most;

    /**
     * Makes a counter without connections.
     *
     * @param most connections that a client may have at once; 0 for any number
     */
    public ClientConnections(int most) {
        this.most = most;
    }

    /** Counts a connection; returns whether its client has one too many. */
    public boolean opened(SocketAddress peer) {
        return most > 0
                && peer instanceof InetSocketAddress socket
                && counts.merge(client(socket.getAddress()), 1, Integer::sum) > most;
    }

    /** Takes one that was counted off again. */
    public void closed(SocketAddress peer) {
        if (most > 0 && peer instanceof InetSocketAddress socket) {
            counts.computeIfPresent(
                    client(socket.getAddress()), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    public int size() {
        return counts.size();
    }

    /** A network of IPv6 is given to one customer: its first 64 bits (RFC 6177). */
    private static InetAddress client(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e); // it has the right length
        }
    }
}
