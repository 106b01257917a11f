package dev.jumun.server.http1;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.runtime.engine.StatusPhrase;
import dev.jumun.server.exchange.PromisedLength;
import dev.jumun.server.request.DateField;

import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the head of an HTTP/1.1 answer in one piece (RFC 9112, sections 4 and 5). Names and values
 * were checked when they were set.
 */
public final class Http1Head {
    private static final int USUAL = 256;

    private static final byte[][] STATUS_LINES = new byte[1000][];
    private static final byte[] CLOSE = ascii("connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("connection: keep-alive\r\n");

    private byte[] bytes = new byte[USUAL];
    private int size;
    private boolean hasLength;

    private Http1Head() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The value of the field {@code Connection}. */
    enum Connection {
        PERSISTENT,
        CLOSE,
        /** The value that HTTP/1.0 needs to keep a connection open. */
        KEEP_ALIVE
    }

    /**
     * Makes a head, with the date and what is said of the connection.
     *
     * @param length of the body that follows, or -1 if nothing shall be said of it
     * @param isHead whether the body is left out: then the handler's own length is right, too
     */
    static Http1Head of(
            int status, Headers headers, int length, boolean isHead, Connection connection) {
        Http1Head head = new Http1Head();
        head.put(statusLine(status));
        Headers checked = headers instanceof MutableHeaders ? headers : checked(headers);
        checked.forEach((name, value) -> {
            boolean isLength = name.equalsIgnoreCase("content-length");
            if (!isOurs(name, connection)
                    && (!isLength || PromisedLength.mayBeSaid(status, isHead, length))) {
                head.hasLength |= isLength;
                head.field(name, value);
            }
        });
        if (length >= 0 && !head.hasLength) {
            head.field("content-length", Integer.toString(length));
        }
        head.field("date", DateField.now());
        switch (connection) {
            case CLOSE -> head.put(CLOSE);
            case KEEP_ALIVE -> head.put(KEEP_ALIVE);
            case PERSISTENT -> {}
        }
        head.ensure(2);
        head.endLine();
        return head;
    }

    int size() {
        return size;
    }

    void writeTo(ByteBuf to) {
        to.writeBytes(bytes, 0, size);
    }

    @SuppressWarnings("deprecation") // no character has more than a byte, which was checked
    private void field(String name, String value) {
        ensure(name.length() + value.length() + 4);
        name.getBytes(0, name.length(), bytes, size);
        size += name.length();
        bytes[size++] = ':';
        bytes[size++] = ' ';
        value.getBytes(0, value.length(), bytes, size);
        size += value.length();
        endLine();
    }

    private void endLine() {
        bytes[size++] = '\r';
        bytes[size++] = '\n';
    }

    private void put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** Somebody else's fields have not been checked yet. */
    private static Headers checked(Headers headers) {
        MutableHeaders copy = new MutableHeaders();
        headers.forEach(copy::add);
        return copy;
    }

    /** What the engine alone can say. */
    private static boolean isOurs(String name, Connection connection) {
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("date");
            case 10 -> connection != Connection.PERSISTENT && name.equalsIgnoreCase("connection");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            default -> false;
        };
    }

    private static byte[] statusLine(int status) {
        byte[] line = status >= 0 && status < STATUS_LINES.length ? STATUS_LINES[status] : null;
        if (line == null) {
            line = ascii("HTTP/1.1 " + status + " " + StatusPhrase.of(status) + "\r\n");
            if (status >= 0 && status < STATUS_LINES.length) {
                STATUS_LINES[status] = line; // a race is harmless: all threads write equal values
            }
        }
        return line;
    }
}
