package dev.jumun.websocket;

import java.nio.charset.StandardCharsets;

/**
 * A message of a web socket: text, or bytes. Encoded once, however many sockets it is sent to.
 * Immutable as long as nobody changes the array it was made of.
 */
public final class WebSocketMessage {
    private final boolean text;
    private final byte[] bytes;

    private WebSocketMessage(boolean text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** Makes a text message. */
    public static WebSocketMessage text(String text) {
        return utf8(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a text message of its UTF-8, which is not copied. */
    public static WebSocketMessage utf8(byte[] bytes) {
        return new WebSocketMessage(true, bytes);
    }

    /** Makes a binary message; the array is not copied. */
    public static WebSocketMessage binary(byte[] bytes) {
        return new WebSocketMessage(false, bytes);
    }

    /** Whether it is text. */
    public boolean isText() {
        return text;
    }

    /**
     * Returns the text.
     *
     * @throws WebSocketException 1003 if it is binary
     */
    public String text() {
        if (!text) {
            throw new WebSocketException(CloseCode.UNSUPPORTED, "Text was expected");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the bytes, of a text its UTF-8; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return text ? text() : bytes.length + " bytes";
    }
}
