package dev.jumun.middleware;

import static dev.jumun.runtime.codec.JsonWriter.encodedName;
import static dev.jumun.runtime.middleware.HttpConventions.clientAddress;
import static dev.jumun.runtime.middleware.HttpConventions.protocolVersion;

import dev.jumun.async.log.LogText;
import dev.jumun.runtime.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;

/**
 * For programs: names of OpenTelemetry's conventions for HTTP, and some of our own. What a client
 * sent is escaped as in all logs, beyond what JSON needs: terminals obey some of it.
 */
final class JsonLines extends LineForm {
    private static final byte[] TIME = encodedName("time");
    private static final byte[] METHOD = encodedName("http.request.method");
    private static final byte[] ROUTE = encodedName("http.route");
    private static final byte[] SCHEME = encodedName("url.scheme");
    private static final byte[] PATH = encodedName("url.path");
    private static final byte[] VERSION = encodedName("network.protocol.version");
    private static final byte[] STATUS = encodedName("http.response.status_code");
    private static final byte[] SIZE = encodedName("http.response.body.size");
    private static final byte[] DURATION = encodedName("duration");
    private static final byte[] CLIENT = encodedName("client.address");
    private static final byte[] END = encodedName("end");
    private static final byte[] ERROR = encodedName("error.type");
    private static final byte[] REQUEST = encodedName("request.id");
    private static final byte[] TRACE = encodedName("trace.id");
    private static final byte[] DROPPED = encodedName("dropped");
    private static final int NANO_PLACES = 9;

    private final JsonWriter json = new JsonWriter(AccessWriter.FULL + 1_024);

    @Override
    void add(AccessLine line, long at) {
        json.beginObject().member(TIME).string(time(at));
        if (!line.method().isEmpty()) {
            json.member(METHOD).string(LogText.line(line.method()));
            put(ROUTE, line.route());
            json.member(SCHEME).string(line.scheme());
            json.member(PATH).string(LogText.line(line.path()));
            json.member(VERSION).string(protocolVersion(line.protocol()));
        }
        if (line.status() != 0) {
            json.member(STATUS).number(line.status());
        }
        json.member(SIZE).number(line.bytes());
        json.member(DURATION).decimal(line.took(), NANO_PLACES);
        json.member(CLIENT).string(clientAddress(line.client()));
        json.member(END).string(line.end());
        put(ERROR, line.error());
        String request = line.requestId();
        put(REQUEST, request == null ? null : LogText.line(request));
        put(TRACE, line.traceId());
        json.endObject().endLine();
    }

    private void put(byte[] name, @Nullable String value) {
        if (value != null) {
            json.member(name).string(value);
        }
    }

    @Override
    void addDropped(long count) {
        json.beginObject().member(DROPPED).number(count).endObject().endLine();
    }

    @Override
    int size() {
        return json.size();
    }

    @Override
    void writeTo(OutputStream out) throws IOException {
        try {
            out.write(json.buffer(), 0, json.size());
        } finally {
            json.clear();
        }
    }
}
