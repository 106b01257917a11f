package dev.jumun.limits;

import dev.jumun.Request;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;

/** Distinguishes clients by their addresses. */
final class ClientAddress {
    /** A network of IPv6 has 64 bits; the rest its owner may choose (RFC 4291, section 2.5.1). */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(Request request) {
        if (!(request.remoteAddress() instanceof InetSocketAddress socket)) {
            return request.remoteAddress().toString();
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
