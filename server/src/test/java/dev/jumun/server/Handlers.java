package dev.jumun.server;

import dev.jumun.HttpException;
import dev.jumun.MutableHeaders;
import dev.jumun.exchange.Exchange;
import dev.jumun.exchange.Handler;

import java.nio.charset.StandardCharsets;

/** What the engine's tests answer with. */
final class Handlers {
    private Handlers() {}

    static void text(Exchange exchange, int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.respond(
                status,
                new MutableHeaders().add("content-type", "text/plain; charset=utf-8"),
                bytes,
                0,
                bytes.length);
    }

    /** Answers with method, path and body, and errors as they are meant. */
    static Handler echo() {
        return exchange -> {
            try {
                byte[] body = exchange.body().readAll();
                text(
                        exchange,
                        200,
                        exchange.head().method()
                                + " "
                                + exchange.head().path()
                                + " "
                                + new String(body, StandardCharsets.UTF_8));
            } catch (HttpException error) {
                text(exchange, error.status(), String.valueOf(error.detail()));
            }
        };
    }
}
