package dev.jumun.middleware;

import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.ObservedRequest;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;

/**
 * The line of a request in an access log. It only remembers: the thread that writes makes texts of
 * it. Lines that wait are a stack, of which each has the one before it, so that no other objects
 * are needed.
 */
final class AccessLine extends ObservedRequest {
    private final AccessWriter writer;
    private RequestHead head;
    private SocketAddress client;
    private long endedAt;
    private long nanos;
    private int status;
    private long bytes;
    private End end = End.ANSWERED;
    private @Nullable AccessLine before;
    private int position;

    AccessLine(RequestHead head, AccessWriter writer) {
        this.writer = writer;
        this.head = head;
        this.client = head.remoteAddress(); // a connection that is closed has none
    }

    @Override
    public void changed(RequestHead changed) {
        head = changed;
        client = changed.remoteAddress();
    }

    @Override
    public void ended(int endStatus, long size, End how) {
        endedAt = System.nanoTime();
        nanos = endedAt - begin();
        status = endStatus;
        bytes = size;
        end = how;
        writer.add(this);
    }

    /** Puts it on those that wait; returns how many these are then. */
    int follow(@Nullable AccessLine top) {
        before = top;
        position = top == null ? 1 : top.position + 1;
        return position;
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

    RequestHead head() {
        return head;
    }

    SocketAddress client() {
        return client;
    }

    /** A time of {@link System#nanoTime}. */
    long endedAt() {
        return endedAt;
    }

    /** How long it took. */
    long took() {
        return nanos;
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

    @Nullable String template() {
        return route();
    }

    String path() {
        String root = head.rootPath();
        return root.isEmpty() ? head.rawPath() : root + head.rawPath();
    }

    /** The class of what has failed, if that is the server's fault. */
    @Nullable String error() {
        Throwable thrown = status >= 500 || status == 0 ? failure() : null;
        return thrown == null ? null : thrown.getClass().getName();
    }

    @Nullable String requestId() {
        return head.headers().first(RequestIds.FIELD);
    }

    @Nullable String traceId() {
        TraceParent trace = trace();
        return trace == null ? null : trace.traceId();
    }
}
