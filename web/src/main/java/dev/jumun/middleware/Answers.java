package dev.jumun.middleware;

import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;

import java.nio.charset.StandardCharsets;

/** Short responses of filters. */
final class Answers {
    private Answers() {}

    static void text(Exchange exchange, int status, MutableHeaders headers, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        headers.set("content-type", "text/plain; charset=utf-8");
        exchange.respond(status, headers, bytes, 0, bytes.length);
    }

    static void redirect(Exchange exchange, String location) {
        exchange.respond(307, new MutableHeaders().add("location", location), new byte[0], 0, 0);
    }
}
