package dev.jumun.jdbc.idempotency;

import dev.jumun.Headers;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An answer, as it is sent again. */
final class KeptAnswer {
    private final int status;
    private final byte[] head;
    private final byte[] body;

    KeptAnswer(int status, byte[] head, byte[] body) {
        this.status = status;
        this.head = head;
        this.body = body;
    }

    static KeptAnswer of(int status, Headers headers, byte[] bytes, int offset, int length) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
        return new KeptAnswer(
                status,
                lines.toString().getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, offset, offset + length));
    }

    int status() {
        return status;
    }

    /** Its fields, one a line: they have no line breaks. */
    byte[] head() {
        return head;
    }

    byte[] body() {
        return body;
    }

    void send(Exchange exchange) {
        MutableHeaders headers = new MutableHeaders();
        new String(head, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.add(line.substring(0, colon), line.substring(colon + 1));
                });
        exchange.respond(status, headers, body, 0, body.length);
    }
}
