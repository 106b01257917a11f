package dev.jumun.limits;

import dev.jumun.Request;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/** Distinguishes clients by their addresses. */
final class ClientAddress {
    /** A network of IPv6 has 64 bits; the rest its owner may choose (RFC 4291, section 2.5.1). */
    private static final int NETWORK_BYTES = 8;

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private ClientAddress() {}

    private static void warnOnce() {
        if (WARNED.compareAndSet(false, true)) {
            System.getLogger("dev.jumun.limits")
                    .log(
                            System.Logger.Level.WARNING,
                            "Requests come by a Unix socket, so their clients have no addresses,"
                                    + " and RateLimit counts them all as one. Put"
                                    + " ProxyHeaders.trusting(\"unix\") around it, or distinguish"
                                    + " clients with RateLimit.by.");
        }
    }

    static String of(Request request) {
        if (!(request.remoteAddress() instanceof InetSocketAddress socket)) {
            warnOnce();
            return "unix"; // not the path, which the client may choose
        }
        InetAddress resolved = socket.getAddress();
        InetAddress address = resolved == null ? literal(socket.getHostString()) : resolved;
        return switch (address) {
            case null -> socket.getHostString();
            case Inet6Address six -> HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES);
            default -> address.getHostAddress();
        };
    }

    /** A proxy sends the address as text. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException name) {
            return null;
        }
    }
}
