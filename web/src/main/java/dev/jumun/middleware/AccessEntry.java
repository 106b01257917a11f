package dev.jumun.middleware;

import static dev.jumun.runtime.middleware.HttpConventions.clientAddress;
import static dev.jumun.runtime.middleware.HttpConventions.protocolVersion;

import dev.jumun.exchange.Observation.End;
import dev.jumun.exchange.RequestHead;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An entry of the access log. */
record AccessEntry(
        Instant time,
        SocketAddress address,
        RequestHead head,
        @Nullable String route,
        int status,
        long bytes,
        long nanos,
        End end,
        @Nullable String failure,
        @Nullable String trace) {
    private static final int ESCAPED_FROM = 0x7f;

    /** For people. */
    String toText() {
        StringBuilder line = new StringBuilder(128);
        line.append(time.truncatedTo(ChronoUnit.MILLIS)).append(' ').append(clientAddress(address));
        line.append(" \"");
        if (head.method().isEmpty()) {
            line.append('-');
        } else {
            escape(head.method(), line);
            line.append(' ');
            escape(path(), line);
            line.append(' ').append(head.protocol());
        }
        line.append("\" ").append(status == 0 ? "-" : status).append(' ').append(bytes).append('B');
        line.append(' ').append(nanos / 1_000_000).append('.');
        line.append(Long.toString(1_000 + nanos / 1_000 % 1_000), 1, 4).append("ms");
        if (route != null) {
            line.append(' ').append(route);
        }
        if (end != End.ANSWERED) {
            line.append(' ').append(end.name().toLowerCase(Locale.ROOT));
        }
        if (failure != null) {
            line.append(' ').append(failure);
        }
        String id = id();
        if (id != null) {
            line.append(" [");
            escape(id, line);
            line.append(']');
        }
        if (trace != null && !trace.equals(id)) {
            line.append(" [").append(trace).append(']');
        }
        return line.toString();
    }

    /** For programs: names of OpenTelemetry's conventions for HTTP, and two of our own. */
    String toJson() {
        JsonWriter line = new JsonWriter(512).beginObject();
        line.name("time").string(time.truncatedTo(ChronoUnit.MILLIS).toString());
        if (!head.method().isEmpty()) {
            line.name("http.request.method").string(head.method());
            put(line, "http.route", route);
            line.name("url.scheme").string(head.scheme());
            line.name("url.path").string(path());
            line.name("network.protocol.version").string(protocolVersion(head.protocol()));
        }
        if (status != 0) {
            line.name("http.response.status_code").number(status);
        }
        line.name("http.response.body.size").number(bytes);
        line.name("duration").number(nanos / 1e9);
        line.name("client.address").string(clientAddress(address));
        line.name("end").string(end.name().toLowerCase(Locale.ROOT));
        put(line, "error.type", failure);
        put(line, "request.id", id());
        put(line, "trace.id", trace);
        line.endObject();
        return new String(line.buffer(), 0, line.size(), StandardCharsets.UTF_8);
    }

    private static void put(JsonWriter line, String name, @Nullable String value) {
        if (value != null) {
            line.name(name).string(value);
        }
    }

    private String path() {
        return head.rootPath() + head.rawPath();
    }

    private @Nullable String id() {
        return head.headers().first(RequestIds.FIELD);
    }

    /** What a client sends must not write lines of its own, nor end a quotation. */
    private static void escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= ESCAPED_FROM || c == '"' || c == '\\') {
                to.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            } else {
                to.append(c);
            }
        }
    }
}
