package dev.jumun.middleware;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;
import dev.jumun.runtime.engine.TraceParent;
import dev.jumun.runtime.middleware.ObservedRequest;

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

    /** One request. */
    private final class Line extends ObservedRequest {
        private volatile RequestHead head;
        private volatile SocketAddress client;

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
        public void ended(int status, long bytes, End end) {
            Throwable thrown = status >= 500 || status == 0 ? failure() : null;
            TraceParent trace = trace();
            AccessEntry entry =
                    new AccessEntry(
                            Instant.now(),
                            client,
                            head,
                            route(),
                            status,
                            bytes,
                            nanos(),
                            end,
                            thrown == null ? null : thrown.getClass().getName(),
                            trace == null ? null : trace.traceId());
            lines.add(form == Form.JSON ? entry::toJson : entry::toText);
        }
    }
}
