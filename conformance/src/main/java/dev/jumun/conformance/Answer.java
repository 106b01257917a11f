package dev.jumun.conformance;

import dev.jumun.Headers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What an app answered, whichever way it was asked. */
final class Answer {
    private final int status;
    private final Headers headers;
    private final byte[] bytes;
    private final String clientHost;

    /**
     * @param clientHost what the app took for the address of its client
     */
    Answer(int status, Headers headers, byte[] bytes, String clientHost) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.clientHost = clientHost;
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    /** The body, unpacked. */
    byte[] bytes() {
        return "gzip".equals(headers.first("content-encoding")) ? unpacked() : bytes;
    }

    private byte[] unpacked() {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The body isn't packed as its head says.", e);
        }
    }

    /** How many bytes came, as they were sent. */
    int length() {
        return bytes.length;
    }

    String clientHost() {
        return clientHost;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
