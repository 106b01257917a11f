package dev.jumun.conformance;

import dev.jumun.Headers;

import java.nio.charset.StandardCharsets;

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

    byte[] bytes() {
        return bytes;
    }

    String clientHost() {
        return clientHost;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
