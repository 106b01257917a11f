package dev.jumun.middleware;

import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.middleware.HttpConventions;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;

/**
 * The line of a request that has ended. It has the values of the line, and refers to nothing else
 * of the request: where the output is slow, lines wait, and fields, failures and connections must
 * not wait with them. The thread that writes makes texts of it. Waiting lines form a stack: each
 * one holds the one before it, so that no other objects are needed.
 */
final class AccessLine {
    /** Texts that are longer than this weigh more than a line. */
    private static final int USUAL_LENGTH = 1_024;

    private final String method;
    private final String scheme;
    private final String path;
    private final String protocol;
    private final SocketAddress client;
    private final int status;
    private final long bytes;
    private final End end;
    private final @Nullable String requestId;
    private final @Nullable String route;
    private final @Nullable String error;
    private final @Nullable String traceId;
    private final long took;
    private final long endedAt;
    private @Nullable AccessLine before;
    private int weight;

    AccessLine(
            RequestHead head,
            SocketAddress client,
            int status,
            long bytes,
            End end,
            @Nullable String route,
            @Nullable String error,
            @Nullable String traceId,
            long took,
            long endedAt) {
        this.method = head.method();
        this.scheme = head.scheme();
        this.path = HttpConventions.path(head);
        this.protocol = head.protocol();
        this.requestId = head.headers().first(RequestIds.FIELD);
        this.client = client;
        this.status = status;
        this.bytes = bytes;
        this.end = end;
        this.route = route;
        this.error = error;
        this.traceId = traceId;
        this.took = took;
        this.endedAt = endedAt;
    }

    /** Puts it on those that wait; returns what all of them weigh: 1 each, more for long ones. */
    int follow(@Nullable AccessLine top) {
        before = top;
        int length = method.length() + path.length();
        if (requestId != null) {
            length += requestId.length();
        }
        weight = (top == null ? 0 : top.weight) + 1 + length / USUAL_LENGTH;
        return weight;
    }

    /** Turns a stack over, and returns the oldest line; {@link #before} is then the next. */
    static @Nullable AccessLine oldest(@Nullable AccessLine top) {
        AccessLine oldest = null;
        AccessLine line = top;
        while (line != null) {
            AccessLine older = line.before;
            line.before = oldest;
            oldest = line;
            line = older;
        }
        return oldest;
    }

    /** Takes away, and returns, the line that it holds. */
    @Nullable AccessLine takeBefore() {
        AccessLine held = before;
        before = null;
        return held;
    }

    /** Empty if the head could not be read. */
    String method() {
        return method;
    }

    String scheme() {
        return scheme;
    }

    String path() {
        return path;
    }

    String protocol() {
        return protocol;
    }

    SocketAddress client() {
        return client;
    }

    /** A time of {@link System#nanoTime}. */
    long endedAt() {
        return endedAt;
    }

    /** How long the request took, in nanoseconds. */
    long took() {
        return took;
    }

    int status() {
        return status;
    }

    long bytes() {
        return bytes;
    }

    boolean isAnswered() {
        return end == End.ANSWERED;
    }

    String end() {
        return switch (end) {
            case ANSWERED -> "answered";
            case CLIENT_GONE -> "client_gone";
            case BROKEN_OFF -> "broken_off";
            case REFUSED -> "refused";
        };
    }

    /** The template of the route that answered. */
    @Nullable String route() {
        return route;
    }

    /** The class of what has failed, if that is the server's fault. */
    @Nullable String error() {
        return error;
    }

    @Nullable String requestId() {
        return requestId;
    }

    @Nullable String traceId() {
        return traceId;
    }
}
