package dev.jumun.runtime.middleware;

import dev.jumun.exchange.Observation.End;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Values of OpenTelemetry's <a href="https://opentelemetry.io/docs/specs/semconv/http/">conventions
 * for HTTP</a> that the access log, metrics and traces have in common.
 */
public final class HttpConventions {
    private HttpConventions() {}

    /** {@code client.address}: the IP address, or a name that was not resolved. */
    public static String clientAddress(SocketAddress address) {
        if (address instanceof InetSocketAddress internet) {
            return internet.getAddress() == null
                    ? internet.getHostString()
                    : internet.getAddress().getHostAddress();
        }
        return "unix";
    }

    /** {@code network.protocol.version}: 1.1, 2. */
    public static String protocolVersion(String protocol) {
        return switch (protocol) {
            case "HTTP/1.1" -> "1.1";
            case "HTTP/2" -> "2";
            default -> protocol.replace("HTTP/", "");
        };
    }

    /** Whether it is an error of the server. */
    public static boolean hasFailed(int status, End end) {
        return status >= 500 || end == End.BROKEN_OFF;
    }

    /**
     * {@code error.type}: a class, a status, or that the client went away; null if none applies.
     */
    public static @Nullable String errorType(int status, End end, @Nullable Throwable failure) {
        if (end == End.CLIENT_GONE) {
            return "client_gone";
        }
        if (!hasFailed(status, end)) {
            return null;
        }
        return failure == null ? Integer.toString(status) : failure.getClass().getName();
    }
}
