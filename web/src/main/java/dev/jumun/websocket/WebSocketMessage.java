package dev.jumun.websocket;

import java.nio.charset.StandardCharsets;

/**
 * A message of a web socket: text or bytes. It is encoded once, even if it is sent to several
 * sockets. It is immutable as long as the array that it was created from is not changed.
 */
public final class WebSocketMessage {
    private final boolean text;
    private final byte[] bytes;

    private WebSocketMessage(boolean text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** Creates a text message. */
    public static WebSocketMessage text(String text) {
        return utf8(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates a text message from UTF-8. The array is not copied. */
    public static WebSocketMessage utf8(byte[] bytes) {
        return new WebSocketMessage(true, bytes);
    }

    /** Creates a binary message. The array is not copied. */
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

    /** Returns the bytes, or the UTF-8 of a text. The array is not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** The size in bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return text ? text() : bytes.length + " bytes";
    }
}
