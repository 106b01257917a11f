package dev.jumun.middleware;

import dev.jumun.exchange.Observation;
import dev.jumun.exchange.RequestHead;
import dev.jumun.exchange.RequestObserver;

import java.io.OutputStream;

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

    private final AccessWriter lines;

    private AccessLog(LineForm form, OutputStream out) {
        this.lines = new AccessWriter(out, form);
    }

    /**
     * Writes lines for people: {@code 2026-11-29T12:00:00.123Z 127.0.0.1 "GET /drinks/7 HTTP/1.1"
     * 200 56B 1.402ms /drinks/{id}}. The stream is not closed.
     */
    public static AccessLog text(OutputStream out) {
        return new AccessLog(new TextLines(), out);
    }

    /**
     * Writes an object of JSON for each request, with the names of OpenTelemetry's conventions for
     * HTTP: {@code {"time":…,"http.request.method":"GET","http.route":"/drinks/{id}",…}}. The
     * stream is not closed.
     */
    public static AccessLog json(OutputStream out) {
        return new AccessLog(new JsonLines(), out);
    }

    @Override
    public Observation begin(RequestHead head) {
        return new AccessRequest(head, lines);
    }

    /** Waits until what has come is written, for a second at most. */
    @Override
    public void close() {
        lines.end();
    }
}
