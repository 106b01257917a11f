package dev.jumun.runtime.middleware;

import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RequestHead;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * Values of OpenTelemetry's <a href="https://opentelemetry.io/docs/specs/semconv/http/">conventions
 * for HTTP</a> that the access log, metrics, traces and the kitchen have in common.
 */
public final class HttpConventions {
    /** The methods of RFC 9110 and RFC 5789; last, what represents all others. */
    public static final List<String> METHODS =
            List.of(
                    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
                    "_OTHER");

    /** The limits that are advised for histograms of durations, in seconds. */
    public static final List<Double> DURATION_LIMITS =
            List.of(
                    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5,
                    10.0);

    private HttpConventions() {}

    /** {@code client.address}: the IP address, or a name that was not resolved. */
    public static String clientAddress(SocketAddress address) {
        if (address instanceof InetSocketAddress internet) {
            return internet.getAddress() == null
                    ? internet.getHostString()
                    : AddressTexts.of(internet.getAddress());
        }
        return "unix";
    }

    /** {@code url.path}: the whole path, as the client sent it. */
    public static String path(RequestHead head) {
        String root = head.rootPath();
        return root.isEmpty() ? head.rawPath() : root + head.rawPath();
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
