package dev.jumun.server;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.nio.charset.StandardCharsets;

/**
 * Writes the head of an HTTP/1.1 answer in one piece (RFC 9112, sections 4 and 5), right into the
 * buffer that its body follows in. Names and values were checked when they were set.
 */
final class ResponseHead {
    /** Enough for most heads. */
    static final int ROOM = 256;

    private static final byte[][] STATUS_LINES = new byte[1000][];
    private static final byte[] CLOSE = ascii("connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("connection: keep-alive\r\n");
    private static final byte[] CONTENT_LENGTH = ascii("content-length: ");
    private static final byte[] DATE = ascii("date: ");

    private ResponseHead() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the connection says of itself. */
    enum Connection {
        PERSISTENT,
        CLOSE,
        /** What HTTP/1.0 has to be told. */
        KEEP_ALIVE
    }

    /**
     * Writes a head, with the date and what is said of the connection.
     *
     * @param length of the body that follows, or -1 if nothing shall be said of it
     */
    static void write(ByteBuf to, int status, Headers headers, int length, Connection connection) {
        to.writeBytes(statusLine(status));
        Headers checked = headers instanceof MutableHeaders ? headers : checked(headers);
        boolean[] hasLength = {false};
        checked.forEach((name, value) -> {
            if (isOurs(name, connection)) {
                return;
            }
            hasLength[0] |= name.equalsIgnoreCase("content-length");
            ByteBufUtil.writeAscii(to, name);
            ByteBufUtil.writeShortBE(to, ':' << 8 | ' ');
            ByteBufUtil.writeAscii(to, value);
            ByteBufUtil.writeShortBE(to, '\r' << 8 | '\n');
        });
        if (length >= 0 && !hasLength[0]) {
            to.writeBytes(CONTENT_LENGTH);
            ByteBufUtil.writeAscii(to, Integer.toString(length));
            ByteBufUtil.writeShortBE(to, '\r' << 8 | '\n');
        }
        to.writeBytes(DATE);
        ByteBufUtil.writeAscii(to, DateField.now());
        ByteBufUtil.writeShortBE(to, '\r' << 8 | '\n');
        switch (connection) {
            case CLOSE -> to.writeBytes(CLOSE);
            case KEEP_ALIVE -> to.writeBytes(KEEP_ALIVE);
            case PERSISTENT -> {}
        }
        ByteBufUtil.writeShortBE(to, '\r' << 8 | '\n');
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
            HttpResponseStatus code = HttpResponseStatus.valueOf(status);
            line = ascii("HTTP/1.1 " + code.code() + " " + code.reasonPhrase() + "\r\n");
            if (status >= 0 && status < STATUS_LINES.length) {
                STATUS_LINES[status] = line; // whoever comes first: they are all the same
            }
        }
        return line;
    }
}
