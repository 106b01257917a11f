package dev.jumun.middleware;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.net.SocketAddress;
import java.time.Instant;

/**
 * Writes a line for each request, when it has ended: also for those that never reach a route.
 *
 * <pre>{@code
 * @Provides(Scope.APP)
 * static AccessLog accessLog() {
 *     return AccessLog.json(System.out);
 * }
 * }</pre>
 *
 * <p>Without a line of code: {@code --access-log text}, or {@code JUMUN_ACCESS_LOG=json}.
 *
 * <p>A line has time, client, method, path, protocol, status, size and duration, the route, and the
 * id of {@link RequestIds} if there is one. It has no query: secrets are often there. Control
 * characters are escaped, so that a client cannot write lines of its own.
 *
 * <p>Requests never wait for the log: a thread of its own writes. If the output stays slower than
 * the requests, lines are dropped, and a line reports how many.
 */
public final class AccessLog implements RequestObserver {
    /** The forms in which a server writes its log, by its setting {@code accessLog}. */
    public enum Form {
        /** No log. */
        OFF,
        /** A line for people: {@link #text}. */
        TEXT,
        /** An object of JSON: {@link #json}. */
        JSON
    }

    /** Where a traceparent has the id of the trace. */
    private static final int TRACE_ID = 3;

    private static final int TRACE_ID_END = TRACE_ID + 32;

    private final Form form;
    private final LineWriter lines;

    private AccessLog(Form form, OutputStream out) {
        this.form = form;
        this.lines =
                new LineWriter(
                        out,
                        form == Form.JSON
                                ? lost -> "{\"dropped\":" + lost + "}"
                                : lost -> lost + " lines were dropped: the output was too slow");
    }

    /**
     * Writes lines for people: {@code 2026-11-29T12:00:00.123Z 127.0.0.1 "GET /drinks/7 HTTP/1.1"
     * 200 56B 1.402ms /drinks/{id}}. The stream is not closed.
     */
    public static AccessLog text(OutputStream out) {
        return new AccessLog(Form.TEXT, out);
    }

    /**
     * Writes an object of JSON for each request, with the names of OpenTelemetry's conventions for
     * HTTP: {@code {"time":…,"http.request.method":"GET","http.route":"/drinks/{id}",…}}. The
     * stream is not closed.
     */
    public static AccessLog json(OutputStream out) {
        return new AccessLog(Form.JSON, out);
    }

    @Override
    public Observation begin(RequestHead head) {
        return new Line(head);
    }

    /** Waits until what has come is written, for a second at most. */
    @Override
    public void close() {
        lines.end();
    }

    /** One request. Its fields are written by one thread at a time. */
    private final class Line implements Observation {
        private final long begin = System.nanoTime();
        private volatile RequestHead head;
        private volatile SocketAddress client;
        private volatile @Nullable String route;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable String trace;

        Line(RequestHead head) {
            this.head = head;
            this.client = head.remoteAddress(); // a connection that is closed has none
        }

        @Override
        public void changed(RequestHead changed) {
            head = changed;
            client = changed.remoteAddress();
        }

        @Override
        public void routed(String template) {
            route = template;
        }

        @Override
        public void failed(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public void traced(String traceparent) {
            trace = traceparent.substring(TRACE_ID, TRACE_ID_END);
        }

        @Override
        public void ended(int status, long bytes, End end) {
            long nanos = System.nanoTime() - begin;
            Throwable thrown = status >= 500 || status == 0 ? failure : null;
            AccessEntry entry =
                    new AccessEntry(
                            Instant.now(),
                            client,
                            head,
                            route,
                            status,
                            bytes,
                            nanos,
                            end,
                            thrown == null ? null : thrown.getClass().getName(),
                            trace);
            lines.add(form == Form.JSON ? entry::toJson : entry::toText);
        }
    }
}
